import { describe, expect, it } from "vitest";
import { ALONE, draftOf } from "../../src/fmt/draft.ts";
import { editYaml } from "../../src/fmt/edit-yaml.ts";
import { parseYaml } from "../../src/parse/parse-yaml.ts";

type Value = Record<string, unknown>;
/** A draft's mapping that is known to be of this form. */
type Lists = Record<string, unknown[]>;

function edited(text: string, change: (value: Value, alone: (item: object) => object) => void): string | null {
  const path = "data/a.yaml";
  const before = parseYaml({ path, text }).value as Value;
  const draft = draftOf(before);
  change(draft.value, (item) => {
    draft.places.set(item, ALONE);
    return item;
  });
  return editYaml(path, text, before, draft);
}
const items = (value: Value, key: string): unknown[] => (value as Lists)[key] ?? [];
const at = (value: Value, key: string, n: number): Value => items(value, key)[n] as Value;

describe("an edit of a file's keys", () => {
  it("changes the line of a value and no other, with its comment", () => {
    const text = "# top\nname:   A   # who\n\n\ntype: 'state'\nx:  1\n";
    expect(edited(text, (value) => Object.assign(value, { name: "B" }))).toBe(text.replace("  A", "B"));
    expect(edited(text, (value) => Object.assign(value, { x: null }))).toBe(text.replace("x:  1", "x: null"));
    expect(edited(text, (value) => Object.assign(value, { x: "NO" }))).toBe(text.replace("x:  1", 'x: "NO"'));
    expect(edited(text, () => undefined)).toBe(text);
    expect(edited("x:\ny: 1 # c\n", (value) => Object.assign(value, { x: 2 }))).toBe("x: 2\ny: 1 # c\n");
    expect(edited("x: |\n  a\n  b\ny: 1 # c\n", (value) => Object.assign(value, { x: "c" }))).toBe("x: c\ny: 1 # c\n");
  });

  it("puts lists and mappings in the place of a value, and values in theirs", () => {
    expect(edited("name: A\nx: 1 # c\ny: 2\n", (value) => Object.assign(value, { x: ["a", "b"] }))).toBe(
      "name: A\nx:\n  - a\n  - b # c\ny: 2\n",
    );
    expect(edited("x: 1\ny: 2 # c\n", (value) => Object.assign(value, { x: { b: 1, a: [] } }))).toBe(
      "x:\n  b: 1\n  a: []\ny: 2 # c\n",
    );
    for (const [empty, made] of [
      [[], "[]"],
      [{}, "{}"],
    ] as const) {
      expect(edited("x: 1\ny: 2 # c\n", (value) => Object.assign(value, { x: empty }))).toBe(`x: ${made}\ny: 2 # c\n`);
    }
    expect(edited("x:\n  # in\n  - a # one\n  - b\ny: 2\n", (value) => Object.assign(value, { x: "c" }))).toBe(
      "# in\n# one\nx: c\ny: 2\n",
    );
    expect(edited("x:\n  a: 1 # one\n  b: 2\ny: 2\n", (value) => Object.assign(value, { x: { d: 1 } }))).toBe(
      "# one\nx:\n  d: 1\ny: 2\n",
    );
    // A sharp within a text is not a comment.
    expect(edited("x:\n  a: 'is # one'\ny: 2 # c\n", (value) => Object.assign(value, { x: 1 }))).toBe(
      "x: 1\ny: 2 # c\n",
    );
  });

  it("adds keys where they belong", () => {
    const text = "type: state\nname: A # who\nx: 1\nrelations: {} # none\n";
    expect(edited(text, (value) => Object.assign(value, { aliases: ["B"] }))).toBe(
      "type: state\nname: A # who\naliases:\n  - B\nx: 1\nrelations: {} # none\n",
    );
    expect(edited(text, (value) => Object.assign(value, { z: 2 }))).toBe(
      "type: state\nname: A # who\nx: 1\nz: 2\nrelations: {} # none\n",
    );
    expect(edited("name: A # who\n", (value) => Object.assign(value, { type: "state" }))).toBe(
      "type: state\nname: A # who\n",
    );
    expect(edited("type: state # what", (value) => Object.assign(value, { name: "A" }))).toBe(
      "type: state # what\nname: A\n",
    );
    // Of several, in the order of keys.
    expect(edited("# c\nx: 1\n", (value) => Object.assign(value, { relations: {}, name: "A", type: "t" }))).toBe(
      "# c\ntype: t\nname: A\nx: 1\nrelations: {}\n",
    );
  });

  it("adds keys between braces", () => {
    expect(edited("x: {b: 1} # c\n", (value) => Object.assign(value["x"] as Value, { d: "e, f" }))).toBe(
      'x: {b: 1, d: "e, f"} # c\n',
    );
    expect(
      edited("relations:\n  r: {source: s} # c\n", (value) =>
        Object.assign((value["relations"] as Value)["r"] as Value, { to: "a" }),
      ),
    ).toBe("relations:\n  r: {to: a, source: s} # c\n");
    expect(edited("{name: A} # c\n", (value) => Object.assign(value, { type: "t" }))).toBe("{type: t, name: A} # c\n");
  });

  it("takes keys away, and leaves the comments behind them", () => {
    const without = (text: string, ...keys: string[]) =>
      edited(text, (value) => {
        for (const key of keys) delete value[key];
      });
    expect(without("a: 1\nb: 2 # c\nd: 3\n", "b")).toBe("a: 1\n# c\nd: 3\n");
    expect(without("a: 1\nb:\n  - x # c\n  - y\nd: 3\n", "b")).toBe("a: 1\n# c\nd: 3\n");
    expect(without("# c\na: 1\nb: 2\n", "a")).toBe("# c\nb: 2\n");
    expect(without("a: 1 # c\nb: 2\n", "b")).toBe("a: 1 # c\n");
    expect(without("# c\n{a: 1, b: 2, d: 3}\n", "a")).toBe("# c\n{b: 2, d: 3}\n");
    expect(without("# c\n{a: 1, b: 2, d: 3}\n", "b")).toBe("# c\n{a: 1, d: 3}\n");
    expect(without("# c\n{a: 1, b: 2, d: 3}\n", "d")).toBe("# c\n{a: 1, b: 2}\n");
    // Two of one mapping at once.
    expect(without("# c\na: 1\nb: 2\nd: 3\n", "a", "d")).toBe("# c\nb: 2\n");
  });

  it("takes the first keys behind a dash away", () => {
    const text = "x:\n  - a: 1 # c\n    b: 2\n    d: 3 # e\n";
    const without = (...keys: string[]) =>
      edited(text, (value) => {
        for (const key of keys) delete at(value, "x", 0)[key];
      });
    expect(without("a")).toBe("x:\n  # c\n  - b: 2\n    d: 3 # e\n");
    expect(without("b")).toBe("x:\n  - a: 1 # c\n    d: 3 # e\n");
    expect(without("a", "b")).toBe("x:\n  # c\n  - d: 3 # e\n");
    expect(without("d")).toBe("x:\n  - a: 1 # c\n    b: 2\n    # e\n");
    expect(edited("x:\n  - {a: 1, b: 2} # c\n", (value) => delete at(value, "x", 0)["a"])).toBe("x:\n  - {b: 2} # c\n");
    expect(edited("x:\n  -\n    a: 1\n    b: 2 # c\n", (value) => delete at(value, "x", 0)["a"])).toBe(
      "x:\n  -\n    b: 2 # c\n",
    );
  });

  it("keeps the line breaks of the file", () => {
    expect(edited("# c\r\nname: A\r\nx: 1\r\n", (value) => Object.assign(value, { z: ["a"], x: 2 }))).toBe(
      "# c\r\nname: A\r\nx: 2\r\nz:\r\n  - a\r\n",
    );
  });

  it("is canonical where the file was, and is as it was where not", () => {
    expect(edited("# c\ntype: state\nname: A\nx: 1\n", (value) => Object.assign(value, { x: "12 h" }))).toBe(
      "# c\ntype: state\nname: A\nx: 12 h\n",
    );
    expect(edited("# c\nname: A\ntype: 'state'\n", (value) => Object.assign(value, { name: "B" }))).toBe(
      "# c\nname: B\ntype: 'state'\n",
    );
  });

  it("is not made where anchors are, or where the file is not a mapping", () => {
    expect(edited("a: &x 1\nb: *x\n", (value) => Object.assign(value, { a: 2 }))).toBeNull();
    expect(editYaml("data/a.yaml", "- a\n", {}, draftOf({}))).toBeNull();
  });

  it("fails rather than say something else than it should", () => {
    // What is said to be in the file is not what is.
    const draft = draftOf({ name: "A", x: 1 });
    draft.value["x"] = 2;
    expect(() => editYaml("data/a.yaml", "name: B # c\nx: 1\n", { name: "A", x: 1 }, draft)).toThrow(
      "an edit of data/a.yaml did not give what it should",
    );
  });
});

describe("an edit of a list", () => {
  const change = (text: string, act: (list: unknown[]) => void) => edited(text, (value) => act(items(value, "x")));

  it("adds items at its beginning, between others and at its end", () => {
    const text = "x:\n  - a # one\n  - b\ny: 1\n";
    expect(change(text, (list) => list.push("c", "d"))).toBe("x:\n  - a # one\n  - b\n  - c\n  - d\ny: 1\n");
    expect(change(text, (list) => list.splice(1, 0, "c"))).toBe("x:\n  - a # one\n  - c\n  - b\ny: 1\n");
    expect(change(text, (list) => list.unshift("c"))).toBe("x:\n  - c\n  - a # one\n  - b\ny: 1\n");
    expect(change("x: # c\n    - a", (list) => list.push("b"))).toBe("x: # c\n    - a\n    - b\n");
    expect(change("x:\n- a # c\n", (list) => list.push({ b: 1, d: 2 }))).toBe("x:\n- a # c\n- b: 1\n  d: 2\n");
  });

  it("adds items between brackets", () => {
    const text = "x: [a, b] # c\n";
    expect(change(text, (list) => list.push("c, d"))).toBe('x: [a, b, "c, d"] # c\n');
    expect(change(text, (list) => list.splice(1, 0, "c"))).toBe("x: [a, c, b] # c\n");
    expect(change(text, (list) => list.unshift("c"))).toBe("x: [c, a, b] # c\n");
    expect(change("x: [] # c\n", (list) => list.push("a"))).toBe("x: [a] # c\n");
    expect(change(text, (list) => list.push({ b: 1 }))).toBe("x: [a, b, {b: 1}] # c\n");
    expect(change(text, (list) => list.splice(0, 2, "c"))).toBe("x: [c] # c\n");
  });

  it("takes items away, and leaves the comments behind them", () => {
    const text = "x:\n  - a # one\n  - b\n  - c # three\ny: 1\n";
    expect(change(text, (list) => list.splice(0, 1))).toBe("x:\n  # one\n  - b\n  - c # three\ny: 1\n");
    expect(change(text, (list) => list.splice(1, 1))).toBe("x:\n  - a # one\n  - c # three\ny: 1\n");
    expect(change(text, (list) => list.splice(2, 1))).toBe("x:\n  - a # one\n  - b\n  # three\ny: 1\n");
    const flow = "x: [a, b, d] # c\n";
    expect(change(flow, (list) => list.splice(0, 1))).toBe("x: [b, d] # c\n");
    expect(change(flow, (list) => list.splice(1, 1))).toBe("x: [a, d] # c\n");
    expect(change(flow, (list) => list.splice(2, 1))).toBe("x: [a, b] # c\n");
    expect(change(flow, (list) => list.splice(0, 3))).toBe("x: [] # c\n");
    expect(change("x:\n  - a: 1 # c\n    b: 2\n  - d: 3\n", (list) => list.splice(0, 1))).toBe("x:\n  # c\n  - d: 3\n");
  });

  it("changes the items that say something else", () => {
    expect(change("x:\n  - {a: 1, b: 2} # c\n  - {a: 3}\n", (list) => Object.assign(list[0] as Value, { b: 3 }))).toBe(
      "x:\n  - {a: 1, b: 3} # c\n  - {a: 3}\n",
    );
    expect(change("x:\n  - a: 1\n    b: 2 # c\n", (list) => Object.assign(list[0] as Value, { d: 3 }))).toBe(
      "x:\n  - a: 1\n    b: 2 # c\n    d: 3\n",
    );
    // Nothing of it stays.
    const replace = (list: unknown[]): void => {
      const [first] = list as Value[];
      if (first) delete first["a"];
      Object.assign(first ?? {}, { d: 3, e: 4 });
    };
    expect(change("x:\n  - a: 1 # c\n  - a: 2\n", replace)).toBe("x:\n  - d: 3\n    e: 4 # c\n  - a: 2\n");
    expect(change("x:\n  - # c\n    a: 1\n  - a: 2\n", replace)).toMatch(
      /x:\n {2}- # c\n {4}d: 3\n {4}e: 4\n {2}- a: 2\n/,
    );
    expect(change("x: [{a: 1}, {a: 2}] # c\n", replace)).toBe("x: [{d: 3, e: 4}, {a: 2}] # c\n");
  });

  it("moves items", () => {
    expect(change("x:\n  - {a: 1} # c\n  - {a: 2}\n  - {a: 3}\n", (list) => list.unshift(...list.splice(2, 1)))).toBe(
      "x:\n  # c\n  - {a: 3}\n  - a: 1\n  - a: 2\n",
    );
    expect(change("x: [a, b, c] # c\n", (list) => list.reverse())).toBe("x: [c, b, a] # c\n");
    expect(change("x:\n  - {a: 1} # c\n  - {a: 1}\n", (list) => list.reverse())).toContain("# c\n");
  });

  it("becomes one of several from one entry", () => {
    const alone = (text: string) =>
      edited(text, (value, keep) => {
        value["x"] = [keep(value["x"] as object), { a: 2 }];
      });
    expect(alone("x: {a: 1, b: 2} # c\ny: 1\n")).toBe("x:\n  - {a: 1, b: 2} # c\n  - a: 2\ny: 1\n");
    expect(alone("x:\n  a: 1\n  # c\n  b: 2\ny: 1\n")).toBe("x:\n  - a: 1\n    # c\n    b: 2\n  - a: 2\ny: 1\n");
    expect(alone("x:\n  a: |\n    one\n\n    two\n  b: 2 # c")).toBe(
      "x:\n  - a: |\n      one\n\n      two\n    b: 2 # c\n  - a: 2\n",
    );
    expect(alone("# c\n{x: {a: 1}, y: 1}\n")).toBe("# c\n{x: [{a: 1}, {a: 2}], y: 1}\n");
    expect(alone("x:\r\n  a: |\r\n    one\r\n\r\n    two\r\n  b: 2 # c\r\n")).toBe(
      "x:\r\n  - a: |\r\n      one\r\n\r\n      two\r\n    b: 2 # c\r\n  - a: 2\r\n",
    );
    expect(alone("x:\r\n  a: 1 # c\r\n  b: 2\r\n")).toBe("x:\r\n  - a: 1 # c\r\n    b: 2\r\n  - a: 2\r\n");
  });

  it("may change while it becomes one of several", () => {
    const changed = (text: string, act: (own: Value & Lists) => unknown) =>
      edited(text, (value, keep) => {
        const own = value["x"] as Value & Lists;
        act(own);
        value["x"] = [keep(own), { e: 0 }];
      });
    const entry = "x:\n  a: 1\n  b: 2 # c\n  d: 3\n";
    const of = (lines: string): string => `x:\n${lines}  - e: 0\n`;
    expect(changed(entry, (own) => Object.assign(own, { a: 4, f: ["g"], h: { i: 1 } }))).toBe(
      of("  - a: 4\n    b: 2 # c\n    d: 3\n    f:\n      - g\n    h:\n      i: 1\n"),
    );
    expect(changed(entry, (own) => Object.assign(own, { b: ["g"] }))).toBe(
      of("  - a: 1\n    b:\n      - g # c\n    d: 3\n"),
    );
    expect(changed(entry, (own) => delete own["a"])).toBe(of("  - b: 2 # c\n    d: 3\n"));
    expect(changed(entry, (own) => delete own["b"])).toBe(of("  - a: 1\n    # c\n    d: 3\n"));
    expect(changed(entry, (own) => delete own["d"])).toBe(of("  - a: 1\n    b: 2 # c\n"));
    expect(changed("x: {a: 1, b: 2} # c\n", (own) => delete own["a"])).toBe(of("  - {b: 2} # c\n"));
    const nested = "x:\n  a:\n    - b # c\n    - d\n  f: {g: 1}\n  h:\n    i: 1\n";
    const inner = (items: string, rest = "    f: {g: 1}\n    h:\n      i: 1\n"): string =>
      of(`  - a:\n${items}${rest}`);
    expect(changed(nested, (own) => own["a"]?.push("j"))).toBe(inner("      - b # c\n      - d\n      - j\n"));
    expect(changed(nested, (own) => own["a"]?.unshift("j"))).toBe(inner("      - j\n      - b # c\n      - d\n"));
    expect(changed(nested, (own) => own["a"]?.shift())).toBe(inner("      # c\n      - d\n"));
    expect(changed(nested, (own) => own["a"]?.pop())).toBe(inner("      - b # c\n"));
    expect(changed(nested, (own) => Object.assign(own["f"] ?? {}, { g: 2 }))).toBe(
      inner("      - b # c\n      - d\n", "    f: {g: 2}\n    h:\n      i: 1\n"),
    );
    expect(changed(nested, (own) => Object.assign(own["h"] ?? {}, { j: 2 }))).toBe(
      inner("      - b # c\n      - d\n", "    f: {g: 1}\n    h:\n      i: 1\n      j: 2\n"),
    );
  });

  it("may be an id before it is one of several", () => {
    const id = edited("relations:\n  r: a # c\n", (value, keep) => {
      (value["relations"] as Value)["r"] = [keep({ to: "a", at: "p. 1" }), { to: "b" }];
    });
    expect(id).toBe("relations:\n  r:\n    - {to: a, at: p. 1} # c\n    - to: b\n");
  });
});
