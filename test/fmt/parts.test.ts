import { describe, expect, it } from "vitest";
import { blockYaml, flowYaml, scalarYaml } from "../../src/fmt/block-yaml.ts";
import { formatYaml } from "../../src/fmt/format-yaml.ts";
import { FILE_ORDER, NO_ORDER } from "../../src/fmt/key-order.ts";
import { locatorsToRespell } from "../../src/fmt/locators.ts";
import { isPlainEverywhere } from "../../src/fmt/plain-everywhere.ts";
import { applySplices, columnOf, commentsIn, lineEndAfter } from "../../src/fmt/yaml-places.ts";
import { parseYaml } from "../../src/parse/parse-yaml.ts";

const format = (text: string, path = "data/states/a.yaml"): string => formatYaml({ path, text }).text;

describe("a line of canonical YAML", () => {
  /** A flow collection at an indentation, whose line has so many columns. */
  const lines = (before: string, columns: number): string => {
    const last = before.slice(before.lastIndexOf("\n") + 1);
    return `${before}{to: a, how: ${"x".repeat(columns - last.length - "{to: a, how: }".length)}}\n`;
  };

  it.each([
    "x: ",
    "name: A\nlong-key-of-a-mapping: ",
    "x:\n  y:\n    z: ",
    "x:\n  - ",
    "relations:\n  borders:\n    - ",
    "x:\n  y:\n    - z:\n        - ",
  ])("behind %j has at most 140 columns", (before) => {
    const fits = lines(before, 140);
    expect(format(fits)).toBe(fits);
    const wide = lines(before, 141);
    expect(format(wide)).not.toContain("{");
    expect(parseYaml({ path: "a", text: format(wide) })).toEqual(parseYaml({ path: "a", text: wide }));
  });

  it("has its comment with it, which does not count", () => {
    const text = `# above\n${lines("x: ", 138).trimEnd()} # behind\n`;
    expect(format(text)).toBe(text);
  });

  it("has no quotes in a block that it needs between brackets", () => {
    expect(format('x: "a?"\ny: ["a?"]\nz: {a: "b?"}\n')).toBe('x: a?\ny: ["a?"]\nz: {a: "b?"}\n');
    expect(format('x:\n  - "a?"\n  - ["a?"]\n')).toBe('x:\n  - a?\n  - ["a?"]\n');
    expect(format("x: 'a'\nz: |\n  'b'\n")).toBe("x: a\nz: |\n  'b'\n");
  });
});

describe("values as YAML", () => {
  it.each([
    ["a b", "a b"],
    ["a, b", "a, b"],
    ["12 h", "12 h"],
    ["2024-06-18", "2024-06-18"],
    ["NO", '"NO"'],
    ["12", '"12"'],
    ["a: b", '"a: b"'],
    ["true", '"true"'],
    ["", '""'],
    ["a\nb", '"a\\nb"'],
    ['say "a: b"', "'say \"a: b\"'"],
    [null, "null"],
    [12, "12"],
    [false, "false"],
  ])("%j is %s", (value, text) => {
    expect(parseYaml({ path: "a", text: `x: ${scalarYaml(value)}\n` })).toMatchObject({
      value: { x: value },
      findings: [],
    });
    if (value !== 'say "a: b"') expect(scalarYaml(value)).toBe(text);
  });

  it("are on one line between brackets, with quotes around what ends a text there", () => {
    expect(flowYaml(["a, b", "c]", "d", 1, null])).toBe('["a, b", "c]", d, 1, null]');
    expect(flowYaml({ a: "b, c", d: ["e, f", ["g}"]], h: {}, i: [] })).toBe(
      '{a: "b, c", d: ["e, f", ["g}"]], h: {}, i: []}',
    );
    expect(flowYaml("a, b")).toBe("a, b");
    expect(flowYaml({ at: "p", to: "a" }, FILE_ORDER)).toBe("{to: a, at: p}");
  });

  it("are one key a line in a block, in the order of keys", () => {
    const value = {
      x: { b: 1, a: "c, d" },
      name: "A",
      type: "t",
      list: [{ b: 1, a: {} }, "e", ["f, g"], {}],
      none: [],
    };
    expect(blockYaml(value, FILE_ORDER)).toBe(
      'type: t\nname: A\nx:\n  b: 1\n  a: c, d\nlist:\n  - b: 1\n    a: {}\n  - e\n  - ["f, g"]\n  - {}\nnone: []\n',
    );
    expect(blockYaml({ b: 1, a: 2 }, NO_ORDER, 4)).toBe("    b: 1\n    a: 2\n");
  });

  it("without quotes are the same to every reader of YAML", () => {
    for (const text of ["a", "a?", "1a", "a: ", "2024-06", "é"])
      expect(isPlainEverywhere(text, false), text).toBe(true);
    for (const text of ["=", "a\tb", "1_000", "1:30", "yes", "~", "0o7", "1.5e+3", "2024-06-18"])
      expect(isPlainEverywhere(text, false), text).toBe(false);
    for (const text of ["a?", ":a"]) expect(isPlainEverywhere(text, true), text).toBe(false);
    for (const text of ["a", "a:b"]) expect(isPlainEverywhere(text, true), text).toBe(true);
  });
});

describe("places that are not in their canonical form", () => {
  const found = (file: unknown) => locatorsToRespell(file).map(({ path, text }) => [path.join("/"), text]);

  it("are found in entries, claims and files of a fact", () => {
    expect(
      found({ type: "supplies", from: "a", to: "b", at: "page 3", claims: [{ at: "page 4" }, { at: "p. 5" }] }),
    ).toEqual([
      ["at", "p. 3"],
      ["claims/0/at", "p. 4"],
    ]);
    const entry = { to: "b", at: ["page 1", "p. 2", "page 3"], claims: { at: "page 4" } };
    expect(found({ type: "state", relations: { borders: [entry, "c"], met: { to: "d", at: "page 5" } } })).toEqual([
      ["relations/borders/0/at/0", "p. 1"],
      ["relations/borders/0/at/2", "p. 3"],
      ["relations/borders/0/claims/at", "p. 4"],
      ["relations/met/at", "p. 5"],
    ]);
    expect(found({ type: "person", born: { value: 1970, at: "page 1" } })).toEqual([["born/at", "p. 1"]]);
  });

  it("are none where `at` is something else, or as it should be", () => {
    for (const file of [
      { type: "state", at: "page 3" },
      { type: "person", born: { text: "x", at: "page 1" } },
      { type: "person", aliases: [{ name: "x", at: "page 1" }], names: { at: "page 1" }, none: null },
      { type: "supplies", from: "a", at: "p. 3" },
      { type: "supplies", from: "a", at: 3, claims: [{ at: null }] },
      ["page 3"],
      "page 3",
      null,
    ])
      expect(found(file).filter(([path]) => !path?.startsWith("aliases"))).toEqual([]);
  });
});

describe("places of a text", () => {
  it("have comments, but for those within quotes and blocks of text", () => {
    expect(commentsIn("a: 1 # one\n# two\nb: 'is # no' # three\nc: |\n  # text\n")).toEqual([
      "# one",
      "# two",
      "# three",
    ]);
    expect(commentsIn("a: b#c\n")).toEqual([]);
    expect(commentsIn("- #x\n")).toEqual(["#x"]);
    expect(commentsIn("a: 1\n")).toEqual([]);
  });

  it("have a column and a line below", () => {
    expect([0, 2, 3, 5].map((at) => columnOf("ab\ncd", at))).toEqual([0, 2, 0, 2]);
    expect([0, 1, 2, 3, 4, 5].map((at) => lineEndAfter("ab\ncd", at))).toEqual([3, 3, 3, 3, 5, 5]);
    expect(lineEndAfter("\n\n", 0)).toBe(1);
  });

  it("are replaced in their order, insertions in that in which they were made", () => {
    const splice = (start: number, end: number, text: string) => ({ start, end, text });
    expect(applySplices("abcd", [splice(3, 4, "D"), splice(1, 1, "1"), splice(1, 2, "B"), splice(1, 1, "2")])).toBe(
      "a12BcD",
    );
    expect(applySplices("abcd", [])).toBe("abcd");
    expect(applySplices("abcd", [splice(1, 3, "x"), splice(2, 2, "y")])).toBe("axyd");
    expect(applySplices("a\r\nb", [splice(4, 4, "\nc")])).toBe("a\r\nb\r\nc");
    expect(applySplices("a\nb", [splice(3, 3, "\nc")])).toBe("a\nb\nc");
  });
});

describe("keys of a project's files", () => {
  it.each([
    ["entente.yaml", "views:\n  - title: B\n    id: a\ntitle: A\n", "title: A\nviews:\n  - id: a\n    title: B\n"],
    ["schema/families.yaml", "b:\n  color: red\n  label: B\na: {}\n", "b:\n  label: B\n  color: red\na: {}\n"],
    ["schema/entities/a.yaml", "plural: As\nlabel: A\n", "label: A\nplural: As\n"],
    ["schema/relations/a.yaml", "domain: [a]\nlabel: A\n", "label: A\ndomain: [a]\n"],
    [
      "data/a.yaml",
      "claims:\n  - at: p. 1\n    by: b\nx: 1\ntype: t\n",
      "type: t\nx: 1\nclaims:\n  - by: b\n    at: p. 1\n",
    ],
    ["data/a.yaml", "aliases:\n  - used_by: b\n    name: A\n", "aliases:\n  - name: A\n    used_by: b\n"],
    ["data/a.yaml", "names: {b: x, a: y}\n", "names: {b: x, a: y}\n"],
    ["data/a.yaml", "relations:\n  z: {source: s, to: a}\n  a: b\n", "relations:\n  z: {to: a, source: s}\n  a: b\n"],
    ["data/a.yaml", "born: {at: p. 1, value: 1}\n", "born: {value: 1, at: p. 1}\n"],
    ["data/a.yaml", "born: {at: p. 1, text: x}\n", "born: {at: p. 1, text: x}\n"],
    ["data/a.yaml", "toString: {to: a}\nconstructor: [b]\n", "toString: {to: a}\nconstructor: [b]\n"],
  ])("of %s are in order: %j", (path, text, wanted) => {
    expect(format(text, path)).toBe(wanted);
  });

  it("leave the comment at the top where it is, and take their own with them", () => {
    expect(format("# file\nname: A\ntype: t\n")).toBe("# file\ntype: t\nname: A\n");
    expect(format("# file\nname: A\n# what\ntype: t\n")).toBe("# file\n# what\ntype: t\nname: A\n");
    expect(format("# file\ntype: t\nname: A\n")).toBe("# file\ntype: t\nname: A\n");
    expect(format("name: A\n\n# what\ntype: t\n")).toBe("# what\ntype: t\nname: A\n");
  });
});
