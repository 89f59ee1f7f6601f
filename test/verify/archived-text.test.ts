import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLocator } from "../../src/model/locators/locator.ts";
import { readText } from "../../src/verify/archived-copy.ts";
import { closestPassage } from "../../src/verify/closest-passage.ts";
import { comparable, holdsQuote } from "../../src/verify/comparable.ts";

const piecesOf = (text: string) => readText(text).pieces;

const cut = (text: string, at: string): unknown => {
  const [place] = parseLocator(at) ?? [];
  if (!place) throw new Error(`${at} is not a locator`);
  return readText(text).cut(place);
};

it("takes each line for a paragraph where no line is blank, else the blocks between blank lines", () => {
  expect(cut("one\ntwo\r\nthree\n", "para. 2")).toEqual({ passage: "two" });
  expect(cut("one\ntwo\n \u00a0\nthree\n\n\nfour", "paras. 1-2")).toEqual({ passage: "one two three" });
  expect(cut("one\n\n", "l. 2")).toEqual({ missing: "there is no text in it" });
  expect(cut("one", "para. 2")).toEqual({ missing: "it has 1 paragraph" });
});

it("finds pages where form feeds part them, and no places that a text does not have", () => {
  expect(cut("one\fsec-\nond\f", "p. 2")).toEqual({ passage: "sec\u00adond" });
  for (const at of ["p. 1", "fig. 2", "00:01:00", "#a"]) expect(cut("one", at), at).toBeNull();
});

it("finds any run of words of a text where it stands", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcdefgh"), minLength: 3, maxLength: 8 });
  const line = fc.array(word, { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (lines, which, from) => {
      const chosen = lines[which % lines.length] ?? [];
      const start = from % (chosen.length - 1);
      const wanted = chosen.slice(start, start + 2).join(" ");
      const found = closestPassage(piecesOf(lines.map((words) => words.join(" ")).join("\n")), wanted);
      expect(found).toMatchObject({ text: wanted, likeness: 1 });
    }),
  );
});

it("prefers what is near the place that was cited", () => {
  const archive = piecesOf("a grey ship\nnothing\na grey ship\nnothing\na grey ship");
  expect(closestPassage(archive, "a gray ship", 3)).toMatchObject({ place: "l. 3", text: "a grey ship" });
  expect(closestPassage(archive, "a gray ship", 4)?.place).toBe("l. 5");
  expect(closestPassage(archive, "a gray ship")?.place).toBe("l. 1");
});

it("makes texts comparable once and for all", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(comparable(comparable(text))).toBe(comparable(text));
    }),
  );
});

describe("a quote", () => {
  const holds = (text: string, quote: string): boolean => holdsQuote(comparable(text, true), comparable(quote));

  it.each([
    ["a ligature", "the \uFB01rst o\uFB03ce", "the first office"],
    ["full-width forms", "\uFF2B\uFF2E-23", "KN-23"],
    ["a soft hyphen", "extra\u00ADordinary", "extraordinary"],
    ["a zero-width space", "extra\u200Bordinary", "extraordinary"],
    ["a word that a line broke", "extra-\nordinary \u2010\n end", "extraordinary"],
    ["a hyphen at the end of a line", "a well-\nknown man", "a well-known man"],
    ["a hyphen in the quote alone is found in none", "wellknown", "wellknown"],
  ])("is found through %s", (_, text, quote) => {
    expect(holds(text, quote)).toBe(true);
  });

  it.each([
    ["other quotation marks", "\u201Cyes\u201D", "'yes'"],
    ["another hyphen than one at the end of a line", "well-known", "wellknown"],
    ["letter case", "Yes", "yes"],
  ])("is not found through %s", (_, text, quote) => {
    expect(holds(text, quote)).toBe(false);
  });

  it("may hold what means something in a pattern", () => {
    expect(holds("bro-\nken (a+b)* [c] {1} ^$ . / |", "broken (a+b)* [c] {1} ^$ . / |")).toBe(true);
  });
});
