import { describe, expect, it } from "vitest";
import { isSeq } from "yaml";
import { composeYaml } from "../../src/parse/compose-yaml.ts";
import { isOneFact, matchItems } from "../../src/refactor/match-items.ts";

const itemsOf = (text: string): readonly unknown[] => {
  const list: unknown = composeYaml(text).contents;
  return isSeq(list) ? list.items : [];
};
const matched = (before: string, after: string, keys: readonly string[] = []) =>
  matchItems(itemsOf(before), itemsOf(after), keys);

describe("the items of two versions of a list", () => {
  it("are matched where they say the same, wherever they are, each once", () => {
    expect(matched("[a, b, c]", "[c, a]")).toEqual([1, -1, 0]);
    expect(matched("[a, a]", "[a]")).toEqual([0, -1]);
    expect(matched("[a, a]", "[a, b, a]")).toEqual([0, 2]);
    expect(matched("[{to: a, at: p. 1}]", "[{at: p. 1, to: a}]")).toEqual([0]);
    expect(matched("[]", "[a]")).toEqual([]);
  });

  it("are matched by their end and the qualifiers that make a fact, before any that is only like them", () => {
    expect(matched("[{to: a, x: 1}, {to: b, x: 1}]", "[{to: b, x: 2}, {to: a, x: 2}]")).toEqual([1, 0]);
    const [gun, tank] = ["{to: a, item: gun, x: 1, y: 1}", "{to: a, item: tank, x: 1, y: 1}"];
    expect(matched(`[${gun}]`, `[${tank}, {to: a, item: gun, x: 2, y: 2}]`, ["item"])).toEqual([1]);
    expect(matched(`[${gun}]`, `[${tank}]`, ["item"])).toEqual([0]);
    expect(matched("[{value: 1970, x: 1}]", "[{value: 1971, x: 1}, {value: 1970, x: 2}]")).toEqual([1]);
    expect(matched("[{name: a, x: 1}]", "[{name: b, x: 1}, {name: a, x: 2}]")).toEqual([1]);
    expect(matched("[{id: a, x: 1}]", "[{id: b, x: 1}, {id: a, x: 2}]")).toEqual([1]);
  });

  it("without an end, are matched where at least half of what they say is the same, the likest first", () => {
    expect(matched("[{by: a, source: s, at: p. 1}]", "[{by: a, source: s, at: p. 2}]")).toEqual([0]);
    expect(matched("[{by: a, source: s}]", "[{by: a, source: t}]")).toEqual([0]);
    expect(matched("[{by: a, source: s, at: p. 1}]", "[{by: b, source: s, at: p. 2}]")).toEqual([-1]);
    // A key that only one of them has tells them apart as one that differs does.
    expect(matched("[{source: s, at: p. 1}]", "[{source: s}]")).toEqual([0]);
    expect(matched("[{source: s}]", "[{source: s, at: p. 1, by: a}]")).toEqual([-1]);
    const claim = "{by: a, source: s, at: p. 1, quote: q}";
    const [half, most] = ["{by: a, source: s, at: p. 2, quote: r}", "{by: a, source: s, at: p. 1, quote: r}"];
    expect(matched(`[${claim}]`, `[${half}, ${most}]`)).toEqual([1]);
    expect(matched(`[${claim}]`, `[${most}, ${half}]`)).toEqual([0]);
    // Of two that are as like, the first.
    expect(matched(`[${claim}]`, `[${most}, {by: a, source: s, at: p. 3, quote: q}]`)).toEqual([0]);
    expect(matched("[a]", "[b]")).toEqual([-1]);
    expect(matched("[a]", "[{source: s}]")).toEqual([-1]);
  });

  it("with one end, are versions of one, however little else is the same", () => {
    expect(matched("[{to: a, item: gun, x: 1, y: 1}]", "[{to: a, item: tank, x: 2, y: 2}]", ["item"])).toEqual([0]);
    expect(matched("[{to: a, x: 1, y: 1}]", "[{to: b, x: 1, y: 1}]")).toEqual([-1]);
  });
});

describe("two entries", () => {
  const isOne = (a: string, b: string, keys: readonly string[] = []) => {
    const [one, other] = itemsOf(`[${a}, ${b}]`);
    return isOneFact(one, other, keys);
  };

  it("are of one fact where their ends and the qualifiers that make it are the same", () => {
    expect(isOne("{to: a, x: 1}", "{to: a, x: 2}")).toBe(true);
    expect(isOne("{to: a}", "{to: b}")).toBe(false);
    expect(isOne("{to: a, item: gun}", "{to: a, item: gun, x: 1}", ["item"])).toBe(true);
    expect(isOne("{to: a, item: gun}", "{to: a, item: tank}", ["item"])).toBe(false);
    expect(isOne("{to: a, item: gun}", "{to: a}", ["item"])).toBe(false);
    expect(isOne("{to: a, item: gun, x: 1}", "{to: a, item: gun, x: 2}", ["item", "x"])).toBe(false);
  });

  it("may be an id alone, and are none where neither says of what it is", () => {
    expect(isOne("a", "{to: a, x: 1}")).toBe(true);
    expect(isOne("a", "b")).toBe(false);
    expect(isOne("{source: s}", "{source: s}")).toBe(false);
    expect(isOne("[a]", "[a]")).toBe(false);
  });
});
