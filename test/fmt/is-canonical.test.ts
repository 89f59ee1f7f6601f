import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatYaml } from "../../src/fmt/format-yaml.ts";
import { isSurelyCanonical } from "../../src/fmt/is-canonical.ts";
import { orderOfFile } from "../../src/fmt/order-document.ts";
import { isPlainEverywhere } from "../../src/fmt/plain-everywhere.ts";
import { fastYaml } from "../../src/parse/fast-yaml.ts";
import { generate } from "../bench/generate/project.ts";
import { runs } from "../helpers/runs.ts";
import { files } from "./random-files.ts";

const PATH = "data/a.yaml";
const format = (text: string, path = PATH): string => formatYaml({ path, text }).text;
const isSure = (text: string, path = PATH): boolean => isSurelyCanonical(text, fastYaml(text), orderOfFile(path));
/** Of a comment behind everything nothing is sure, so such a file is written anew. */
const END = "\n# end\n";
const writtenAnew = (text: string, path = PATH): string => format(text + END, path).slice(0, -END.length);

/** Lines that someone may put between others. */
const LINES = ["\n", "# c\n", "  # c\n", "    # c\n", "\n\n", "  \n", "#\n", "\n# c\n\n", "# c \n", "\n\n# c\n"];
/** What may be behind the text of a line. */
const ENDS = [" # c", "  # c", " #", " # c ", " ", "#"];

function withNoise(text: string, noise: readonly (readonly [at: number, what: string])[]): string {
  const lines = text.split("\n");
  for (const [at, what] of noise) {
    const n = at % lines.length;
    lines[n] = what.endsWith("\n") ? `${what}${lines[n]}` : `${lines[n]}${what}`;
  }
  return lines.join("\n");
}
const noise = fc.array(fc.tuple(fc.nat(40), fc.constantFrom(...LINES, ...ENDS)), { maxLength: 3 });

describe("isSurelyCanonical", () => {
  it.each([
    ["keys in order, and brackets that fit", "type: event\nname: X\nrelations: {a: [{to: b, source: c}]}\n"],
    ["blocks", "type: event\nrelations:\n  a:\n    - to: b\n      source: c\n    - {to: d, source: e}\n"],
    ["comments", "# of the file\n\ntype: event # of a line\n\n# of a key\nname: X\naliases:\n  # of an item\n  - Yo\n"],
    ["a text over several lines", `type: event\ndescription: ${"word ".repeat(24)}long\n  rest\n`],
    [
      "a folded text",
      `type: event\ndescription: >\n  ${"word ".repeat(24)}long\n  rest\n\nname: X\n`.replace("\n\n", "\n"),
    ],
    ["a text with breaks", "type: event\nrelations:\n  a:\n    - to: b\n      note: |\n        one\n        two\n"],
    ["a long text on one line", `type: event\nname: ${"x ".repeat(100)}x\n`],
    ["nothing between brackets", "type: event\naliases: []\nrelations: {}\n"],
  ])("knows %s", (_what, text) => {
    const canonical = format(text);
    expect([isSure(canonical), canonical]).toEqual([true, writtenAnew(canonical)]);
  });

  it.each([
    ["keys out of order", "name: X\ntype: event\n"],
    ["quotes that nothing needs", 'type: event\nname: "X"\n'],
    ["brackets beyond the line's end", `type: event\naliases: [${"alias, ".repeat(19)}alias]\n`],
    ["two blank lines", "type: event\n\n\nname: X\n"],
    ["a comment too far to the left", "type: event\naliases:\n# of an item\n  - Yo\n"],
    ["lines folded elsewhere", "type: event\ndescription: one\n  two\n"],
    ["a deeper block", "type: event\naliases:\n    - Yo\n"],
    ["no line break at the end", "type: event"],
    ["single quotes around a double one", "type: event\naliases: ['?\" ']\n"],
  ])("does not take %s for it", (_what, text) => {
    expect([isSure(text), format(text)]).not.toEqual([true, text]);
    expect(isSure(text)).toBe(false);
    expect(format(text)).not.toBe(text);
  });

  it("is never wrong about files that several hands write, and seldom in doubt", () => {
    let [sure, canonical] = [0, 0];
    for (const { path, text } of generate(60, 7)) {
      const formatted = writtenAnew(text, path);
      canonical += 1;
      if (!isSure(formatted, path)) continue;
      sure += 1;
      expect(writtenAnew(formatted, path)).toBe(formatted);
    }
    expect(sure).toBeGreaterThan(0.7 * canonical);
  });

  it("is never wrong about comments and blanks anywhere", () => {
    let sure = 0;
    const shipped = [...generate(20, 3)].map(({ text }) => text);
    const numRuns = runs(150);
    const texts = fc.oneof(
      fc.constantFrom(...shipped),
      files.map(({ text }) => text),
    );
    fc.assert(
      fc.property(texts, noise, noise, (text, before, after) => {
        const written = withNoise(format(withNoise(text, before)), after);
        if (!isSure(written)) return;
        sure += 1;
        expect(writtenAnew(written)).toBe(written);
      }),
      { numRuns },
    );
    expect(sure).toBeGreaterThan(numRuns / 12);
  });
});

describe("words of letters", () => {
  it("need no quotes where they are longer than any that YAML 1.1 knows", () => {
    const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]*(?:[ ./-][A-Za-z0-9_]+)*$/);
    fc.assert(
      fc.property(word, fc.boolean(), (text, inFlow) => {
        if (text.length > 5) expect(isPlainEverywhere(text, inFlow)).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });
});
