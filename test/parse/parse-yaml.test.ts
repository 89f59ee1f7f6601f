import { describe, expect, it } from "vitest";
import { parseYaml } from "../../src/parse/parse-yaml.ts";

/** Names of the findings with the characters they mark. */
function parse(text: string): string[] {
  const { findings } = parseYaml({ path: "x.yaml", text });
  return findings.map(({ name, place }) => {
    if ("pointer" in place) throw new Error("a syntax error knows its span");
    return `${name} ${JSON.stringify(text.slice(place.start, place.end))}`;
  });
}

describe("what is broken as YAML", () => {
  it.each([
    ["a colon inside a value", "name: a: b\n", ['yaml-syntax ":"']],
    ["a colon inside a value in braces", "a: {by: b, quote: he said: the report}\n", ['yaml-syntax ":"']],
    ["a list of dashes in braces", "a: {b: - c}\n", ['yaml-syntax "- "']],
    ["a line indented too far", "name: a\n  kind: b\n", ['yaml-syntax "kind"']],
    ["a line indented too little", "a:\n  b: 1\n c: 2\n", ['yaml-syntax "c:"']],
    ["a bracket left open", "borders: [russia\nname: x\n", ['yaml-syntax "["']],
    ["a quote left open", 'name: "Russia\n', ['yaml-syntax "\\""']],
    ["a single quote left open", "name: 'Russia\nb: x\n", ['yaml-syntax "\'"']],
    ["a brace left open", "a: {b: 1\nc: {d: 2}\n", ['yaml-syntax "{"']],
    ["a brace left open at the end", "a: [{b: 1}, {c: 2", ['yaml-syntax "{"']],
    ["a bad escape", 'name: "\\q"\n', ['yaml-syntax "\\\\"']],
    ["a tab as indentation", "relations:\n\tborders: russia\n", ['tab-indentation "\\t"']],
    ["the same key twice", "name: a\nborders: x\nname: b\n", ['duplicate-key "name"']],
    ["the same key twice in braces", "x: {a: 1, a: 2}\n", ['duplicate-key "a"']],
    ["the same key three times", "a: 1\na: 2\na: 3\n", ['duplicate-key "a"', 'duplicate-key "a"']],
    ["two documents", "a: 1\n---\nb: 2\n", ['multiple-documents "---"']],
    ["a merge key", "a: &a {x: 1}\nb: {<<: *a}\n", ['merge-key "<<"']],
    ["a tag", "a: !!str 1\n", ['yaml-tag "1"']],
    ["a tag of one's own", "a: !troops 1\n", ['yaml-tag "1"']],
    ["a number as a key", "2024: x\n", ['non-text-key "2024"']],
    ["a list as a key", "? [a]\n: b\n", ['non-text-key "[a]"']],
    ["a directive", "%YAML 1.1\n---\na: no\n", ['yaml-directive "%YAML 1.1"']],
    ["an alias without an anchor", "note: *important\n", ['unknown-alias "*important"']],
    ["an anchor that holds itself", "a: &a [*a]\n", ['unknown-alias "*a"']],
    ["a reserved character", "note: @handle\n", ['reserved-character "@"']],
    ["an operator for a quantity", "quantity: >=16500 containers\n", ['quantity-operator ">=16500 containers"']],
    ["an operator within braces", "x: {quantity: >=16500 containers}\n", ['quantity-operator ">=16500 containers"']],
  ])("%s", (_, text, expected) => {
    expect(parse(text)).toEqual(expected);
    expect(parseYaml({ path: "x.yaml", text }).value).toBeUndefined();
  });

  it("offers the quantity that an operator means", () => {
    const { findings } = parseYaml({ path: "x.yaml", text: "quantity: >=16500 containers\n" });
    expect(findings[0]?.hint).toContain("16500.. containers");
    expect(findings[0]?.fix?.[0]?.newText).toBe("16500.. containers");
  });

  it("points from a second key to the first", () => {
    const { findings } = parseYaml({ path: "x.yaml", text: "a: 1\nb: 2\na: 3\n" });
    expect(findings[0]?.related?.[0]?.place).toEqual({ file: "x.yaml", start: 0, end: 1 });
  });
});

describe("hostile files", () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghi"]
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(",")}]`)
    .join("\n")}\n`;

  it("stops aliases that multiply", () => {
    expect(parseYaml({ path: "x.yaml", text: bomb }).findings.map(({ name }) => name)).toEqual(["too-many-aliases"]);
  });

  it.each([
    ["brackets", `a: ${"[".repeat(200_000)}`],
    ["closed brackets", `a: ${"[".repeat(40)}${"]".repeat(40)}`],
    ["braces", "{a: ".repeat(50_000)],
    ["list marks on a line", "- ".repeat(100_000)],
    ["key marks on a line", "? ".repeat(100_000)],
    ["indentation", Array.from({ length: 1500 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ])("stops at deep nesting by %s", (_, text) => {
    expect(parseYaml({ path: "x.yaml", text }).findings.map(({ name }) => name)).toEqual(["nested-too-deep"]);
  });

  it("stops at aliases without searching the file for each", () => {
    const text = `a: &a x\nb: [${"*a,".repeat(60_000)}]\n`;
    expect(parseYaml({ path: "x.yaml", text }).findings.map(({ name }) => name)).toEqual(["too-many-aliases"]);
  });

  it("lists no more than fifty slips of one file", () => {
    expect(parseYaml({ path: "x.yaml", text: "a: 1\n".repeat(5000) }).findings).toHaveLength(50);
  });

  it("takes white space at the end of a line for nothing", () => {
    expect(parseYaml({ path: "x.yaml", text: `a: x${" ".repeat(500)}\n` })).toEqual({
      value: { a: "x" },
      findings: [],
    });
  });

  it("takes many brackets that do not nest", () => {
    const { value, findings } = parseYaml({ path: "x.yaml", text: `a: [${"[x],".repeat(500)}]\n` });
    expect(findings).toEqual([]);
    expect((value as { a: unknown[] }).a).toHaveLength(500);
  });

  it("reads many keys in linear time", () => {
    const text = Array.from({ length: 60_000 }, (_, index) => `k${index}: v`).join("\n");
    const { value } = parseYaml({ path: "x.yaml", text: `${text}\nz: !x 1`.replace("\nz: !x 1", "\n? z\n: 1\n") });
    expect(Object.keys(value as object)).toHaveLength(60_001);
  }, 20_000);

  it("keeps a key called __proto__ as a key", () => {
    const { value } = parseYaml({ path: "x.yaml", text: "__proto__: {type: state}\n" });
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect((value as { type?: unknown }).type).toBeUndefined();
  });
});

describe("values", () => {
  it.each([
    ["2024", 2024],
    ["2024-06", "2024-06"],
    ["~5000 rounds", "~5000 rounds"],
    ["10000..30000 troops", "10000..30000 troops"],
    ["no", "no"],
    ["~", null],
    ['"2024"', "2024"],
    ["0o17", 15],
    ["1e3", 1000],
    ["true", true],
    [".inf", Number.POSITIVE_INFINITY],
  ])("%s", (written, value) => {
    expect(parseYaml({ path: "x.yaml", text: `a: ${written}\n` })).toEqual({ value: { a: value }, findings: [] });
  });

  it("follows an alias", () => {
    expect(parseYaml({ path: "x.yaml", text: "a: &a [x]\nb: *a\n" }).value).toEqual({ a: ["x"], b: ["x"] });
  });

  it("gives an alias the latest anchor before it, also within an alias", () => {
    const text = "a: &x 1\nb: &y [*x]\nc: &x 2\nd: *x\ne: *y\n";
    expect(parseYaml({ path: "x.yaml", text }).value).toEqual({ a: 1, b: [1], c: 2, d: 2, e: [1] });
  });

  it.each(["\r\n", "\r", "\n"])("takes the line end %j", (end) => {
    const text = ["a: 1", "b:", "  - x", ""].join(end);
    // A lone CR is not a line break to YAML 1.2 readers of today; it must not be taken for one silently.
    const { value, findings } = parseYaml({ path: "x.yaml", text });
    if (end === "\r") expect(findings.length).toBeGreaterThan(0);
    else expect(value).toEqual({ a: 1, b: ["x"] });
  });
});
