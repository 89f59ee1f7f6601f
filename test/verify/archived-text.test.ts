import fc from "fast-check";
import { expect, it } from "vitest";
import { normalizeSpace, passageAt, readArchive } from "../../src/verify/archived-text.ts";
import { closestPassage } from "../../src/verify/closest-passage.ts";

it("takes each line for a paragraph where no line is blank, else the blocks between blank lines", () => {
  expect(readArchive("one\ntwo\r\nthree\n").paragraphs).toEqual(["one", "two", "three"]);
  expect(readArchive("one\ntwo\n \u00a0\nthree\n\n\nfour").paragraphs).toEqual(["one two", "three", "four"]);
  expect(passageAt(readArchive("one\n\n"), { unit: "line", first: 2, last: 2 })).toBeNull();
});

it("finds any run of words of a text where it stands", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcdefgh"), minLength: 3, maxLength: 8 });
  const line = fc.array(word, { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (lines, which, from) => {
      const chosen = lines[which % lines.length] ?? [];
      const start = from % (chosen.length - 1);
      const wanted = chosen.slice(start, start + 2).join(" ");
      const found = closestPassage(readArchive(lines.map((words) => words.join(" ")).join("\n")), wanted);
      expect(found).toMatchObject({ text: wanted, likeness: 1 });
    }),
  );
});

it("prefers what is near the place that was cited", () => {
  const archive = readArchive("a grey ship\nnothing\na grey ship\nnothing\na grey ship");
  expect(closestPassage(archive, "a gray ship", 4)).toMatchObject({ line: 3, text: "a grey ship" });
  expect(closestPassage(archive, "a gray ship", 5)?.line).toBe(5);
  expect(closestPassage(archive, "a gray ship")?.line).toBe(1);
});

it("normalises idempotently", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(normalizeSpace(normalizeSpace(text))).toBe(normalizeSpace(text));
    }),
  );
});
