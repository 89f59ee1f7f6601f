import fc from "fast-check";
import { expect, it } from "vitest";
import { differingLines, linesAmong, linesOf } from "../../src/text/byte-lines.ts";

const texts = fc.array(fc.stringMatching(/^[ab]{0,3}$/), { maxLength: 12 });
const bytesOf = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(""));
const tell = (bytes: Buffer): readonly string[] => linesOf(bytes).map(String);

/** What is left of each once the lines that both have are gone. */
function onlyIn(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set(a)].filter((line) => !b.includes(line)).sort();
}

it("leaves whole lines, and all that only one text has", () => {
  fc.assert(
    fc.property(texts, texts, texts, texts, (head, one, other, tail) => {
      const [a, b] = [bytesOf([...head, ...one, ...tail]), bytesOf([...head, ...other, ...tail])];
      const [ofA, ofB] = differingLines(a, b).map(tell);
      expect(tell(a).join("\n")).toContain(ofA?.join("\n"));
      expect(onlyIn(ofA ?? [], tell(b))).toEqual(onlyIn(tell(a), tell(b)));
      expect(onlyIn(ofB ?? [], tell(a))).toEqual(onlyIn(tell(b), tell(a)));
    }),
    { examples: [[[], ["a"], [""], []]] },
  );
});

it("looks at a change among many lines alone", () => {
  const lines = Array.from({ length: 50_000 }, (_, n) => `line ${n}`);
  const changed = lines.with(31_000, "another");
  expect(differingLines(bytesOf(lines), bytesOf(changed)).map(tell)).toEqual([["line 31000"], ["another"]]);
});

it("gives some lines as they are among all", () => {
  const bytes = Buffer.from("first\n\nthird\nfourth");
  const all = tell(bytes);
  for (const wanted of [[], [0], [1, 3], [0, 1, 2, 3]]) {
    expect(linesAmong(bytes, wanted).map(String)).toEqual(wanted.map((n) => all[n]));
  }
});
