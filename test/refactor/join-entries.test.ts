import { describe, expect, it } from "vitest";
import { isMap, isSeq, type YAMLMap } from "yaml";
import { written } from "../../src/fmt/lay-out.ts";
import { composeYaml } from "../../src/parse/compose-yaml.ts";
import { isSame, joinEntries, keepComments, listClaims, textOf } from "../../src/refactor/join-entries.ts";

function mapOf(text: string): { readonly map: YAMLMap; readonly text: () => string } {
  const tree = composeYaml(text);
  const root: unknown = tree.contents;
  if (!isMap(root)) throw new Error("not a mapping");
  return { map: root as YAMLMap, text: () => written(tree) };
}

function joined(into: string, other: string, keys: readonly string[] = []) {
  const entry = mapOf(into);
  const contradictions = joinEntries(entry.map, mapOf(other).map, keys);
  return { text: entry.text(), contradictions };
}
const textFrom = (into: string, other: string, keys: readonly string[] = []): string => {
  const { text, contradictions } = joined(into, other, keys);
  expect(contradictions).toEqual([]);
  return text;
};

describe("two entries of one fact", () => {
  it("have the claims of both, and one that both have once", () => {
    expect(textFrom("{to: a, source: s, at: p. 1}", "{to: a, source: t}")).toBe(
      "to: a\nclaims:\n  - {source: s, at: p. 1}\n  - {source: t}\n",
    );
    expect(textFrom("{to: a, source: s, at: p. 1}", "{to: a, at: p. 1, source: s}")).toBe(
      "to: a\nclaims:\n  - {source: s, at: p. 1}\n",
    );
    expect(textFrom("to: a\nclaims:\n  - source: s\n", "to: a\nclaims:\n  - source: s\n  - source: t\n")).toBe(
      "to: a\nclaims:\n  - source: s\n  - source: t\n",
    );
    expect(textFrom("to: a\nclaims: {source: s}\n", "to: a\nclaims: {source: t}\n")).toBe(
      "to: a\nclaims:\n  - {source: s}\n  - {source: t}\n",
    );
    expect(textFrom("{to: a}", "{to: a, source: t}")).toBe("to: a\nclaims:\n  - {source: t}\n");
    expect(textFrom("{to: a}", "{to: a}")).toBe("to: a\n");
  });

  it("say of each claim what only its own entry said", () => {
    expect(textFrom("{to: a, when: 2010, source: s}", "{to: a, source: t}")).toBe(
      "to: a\nclaims:\n  - {source: s, when: 2010}\n  - {source: t}\n",
    );
    expect(textFrom("{to: a, source: s}", "{to: a, when: 2010, source: t}")).toBe(
      "to: a\nclaims:\n  - {source: s}\n  - {source: t, when: 2010}\n",
    );
    expect(textFrom("{to: a, when: 2010, source: s}", "{to: a, when: 2011, source: t}")).toBe(
      "to: a\nclaims:\n  - {source: s, when: 2010}\n  - {source: t, when: 2011}\n",
    );
    expect(textFrom("{to: a, when: 2010, source: s}", "{to: a, when: 2010, source: t}")).toBe(
      "to: a\nwhen: 2010\nclaims:\n  - {source: s}\n  - {source: t}\n",
    );
    // What a claim says itself, it says.
    const own = "to: a\nwhen: 2010\nclaims:\n  - {source: s, when: 2009}\n  - {source: r}\n";
    expect(textFrom(own, "{to: a, source: t}")).toBe(
      "to: a\nclaims:\n  - {source: s, when: 2009}\n  - {source: r, when: 2010}\n  - {source: t}\n",
    );
  });

  it("keep the qualifiers that make the fact", () => {
    expect(textFrom("{to: a, item: gun, source: s}", "{to: a, item: gun, source: t}", ["item"])).toBe(
      "to: a\nitem: gun\nclaims:\n  - {source: s}\n  - {source: t}\n",
    );
  });

  it("without claims, have what either says, and contradict where they differ", () => {
    expect(textFrom("{to: a, when: 2010}", "{to: a, where: b}")).toBe("to: a\nwhen: 2010\nwhere: b\n");
    expect(joined("{to: a, when: 2010}", "{to: a, when: 2011}")).toEqual({
      text: "to: a\nwhen: 2010\n",
      contradictions: [{ key: "when", into: "2010", old: "2011" }],
    });
    // What one says without a claim, and the other with one, is not contradicted.
    expect(textFrom("{to: a, when: 2010}", "{to: a, when: 2011, source: t}")).toBe(
      "to: a\nwhen: 2010\nclaims:\n  - {source: t, when: 2011}\n",
    );
    expect(textFrom("{to: a, when: 2010, source: s}", "{to: a, when: 2011}")).toBe(
      "to: a\nwhen: 2011\nclaims:\n  - {source: s, when: 2010}\n",
    );
  });

  it("have the analysts' words of either, and contradict where these differ", () => {
    const claims = "claims:\n  - {source: s}\n";
    expect(textFrom(`to: a\nnote: one\n${claims}`, `to: a\nassessment: two\n${claims}`)).toBe(
      `to: a\nnote: one\n${claims}assessment: two\n`,
    );
    expect(textFrom(`to: a\nnote: one\n${claims}`, `to: a\nnote: one\n${claims}`)).toBe(`to: a\nnote: one\n${claims}`);
    for (const key of ["note", "assessment"]) {
      expect(joined(`to: a\n${key}: one\n${claims}`, `to: a\n${key}: two\n${claims}`)).toEqual({
        text: `to: a\n${key}: one\n${claims}`,
        contradictions: [{ key, into: "one", old: "two" }],
      });
    }
    // A note of an entry without a list of claims is its own claim's.
    expect(textFrom("{to: a, source: s, note: one}", "{to: a, source: t, note: two}")).toBe(
      "to: a\nclaims:\n  - {source: s, note: one}\n  - {source: t, note: two}\n",
    );
  });

  it("lose no comment", () => {
    const into = "# ours\nto: a # end\nclaims:\n  # first\n  - source: s\n";
    const other = "# theirs\nto: a # whom\n# which\nclaims:\n  # same\n  - source: s\n  # second\n  - source: t\n";
    const text = textFrom(into, other);
    for (const words of ["ours", "end", "first", "theirs", "whom", "which", "same", "second"])
      expect(text).toContain(`# ${words}\n`);
    // Of a claim that both have, the comments go before it.
    expect(text).toMatch(/# first\n *# ?same\n *- source: s\n *# second\n *- source: t\n/);
  });
});

describe("the comments of an entry that goes", () => {
  const joinedItems = (into: string, other: string): string => {
    const tree = composeYaml(into);
    const [a, b] = [tree.contents, composeYaml(other).contents].map((list: unknown) => isSeq(list) && list.items[0]);
    if (!isMap(a) || !isMap(b)) throw new Error("not a list of mappings");
    joinEntries(a as YAMLMap, b as YAMLMap, []);
    return written(tree);
  };
  const entry = (...sources: string[]): string =>
    `- to: a\n  claims:\n${sources.map((source) => `    ${source}\n`).join("")}`;

  it("go before its first claim, or the entry that has this", () => {
    const into = entry("- source: s");
    expect(joinedItems(into, `# theirs\n${entry("- source: t", "- source: u")}`)).toBe(
      entry("- source: s", "# theirs", "- source: t", "- source: u"),
    );
    expect(joinedItems(into, `# theirs\n${entry("- source: s", "- source: u")}`)).toBe(
      `# theirs\n${entry("- source: s", "- source: u")}`,
    );
    expect(joinedItems(into, "# theirs\n- to: a\n")).toBe(`# theirs\n${into}`);
  });
});

describe("an entry's own claim", () => {
  const listed = (text: string): string => {
    const entry = mapOf(text);
    listClaims(entry.map);
    return entry.text();
  };

  it("becomes a list of one, with the keys of claims alone", () => {
    expect(listed("to: a\nwhen: 2010\nsource: s\nat: p. 1\n")).toBe(
      "to: a\nwhen: 2010\nclaims:\n  - {source: s, at: p. 1}\n",
    );
    expect(listed("to: a\nclaims: {source: s}\n")).toBe("to: a\nclaims:\n  - {source: s}\n");
  });

  it("stays where it is a list or there is none", () => {
    for (const text of ["to: a\nclaims:\n  - {source: s}\n", "to: a\nwhen: 2010\n"]) expect(listed(text)).toBe(text);
  });
});

describe("what a value says", () => {
  const value = (text: string): unknown => composeYaml(text).contents;

  it("is the same however it is laid out, whatever the order of its keys", () => {
    for (const [a, b] of [
      ["a", '"a"'],
      ["{a: 1, b: [x, y]}", "b:\n  - x\n  - y\na: 1\n"],
      ["# remark\n- a\n", "[a] # other\n"],
    ] as const)
      expect(isSame(value(a), value(b)), a).toBe(true);
    for (const [a, b] of [
      ["[a, b]", "[b, a]"],
      ["{a: 1}", "{a: 2}"],
      ["[1]", '["1"]'],
      ["{a: 1}", '{a: "1"}'],
      ["{a: 1}", "{a: 1, b: 2}"],
      ["1.0", "1"],
    ] as const)
      expect(isSame(value(a), value(b)), a).toBe(false);
  });

  it("is told without quotes, and as it is written", () => {
    expect(textOf(value("'a b'"))).toBe("a b");
    expect(textOf(value("1.50"))).toBe("1.50");
    expect(textOf(value("{b: [x, 1], a: y}"))).toBe('{a:"y",b:["x",1]}');
    expect(textOf(undefined)).toBe("");
    expect(textOf(null)).toBe("");
  });
});

describe("the comments of a key that goes", () => {
  const kept = (text: string, gone: string): string => {
    const entry = mapOf(text);
    const pair = mapOf(gone).map.items.at(-1);
    if (pair) keepComments(pair, entry.map);
    return entry.text().replaceAll(/^#(?! )/gm, "# ");
  };
  const gone = "z: 0\n# a\nb: # b\n  # c\n  x: 1 # d\n  # e\n  y: [2]\n";

  it("go to the same key, else to the first, with all that are within", () => {
    expect(kept("a: 1\nb: 2\n", gone)).toBe("a: 1\n# a\n# b\n# c\n# d\n# e\nb: 2\n");
    expect(kept("c: 1\nd: 2\n", gone)).toBe("# a\n# b\n# c\n# d\n# e\nc: 1\nd: 2\n");
    expect(kept("# own\nb: 2\n", "b: 3 # other\n")).toContain("# other\n");
    expect(kept("b: 2\n", "b: 3\n")).toBe("b: 2\n");
  });
});
