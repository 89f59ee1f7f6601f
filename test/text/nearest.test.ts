import { expect, it } from "vitest";
import { didYouMean, nearest } from "../../src/text/nearest.ts";

const KEYS = ["quantity", "item", "from_whom", "stage", "state"];

it.each([
  ["quantitiy", "quantity"],
  ["Item", "item"],
  ["from", "from_whom"],
  ["stae", "stage"],
  ["weapon", undefined],
  ["", undefined],
])("%s means %s", (word, meant) => {
  expect(nearest(word, KEYS)).toBe(meant);
});

it("does not depend on the order of the candidates", () => {
  expect(nearest("stae", KEYS.toReversed())).toBe(nearest("stae", KEYS));
});

it("words a hint, or none", () => {
  expect(didYouMean("itme", KEYS)).toEqual({ hint: "did you mean `item`?" });
  expect(didYouMean("zzzzzz", KEYS)).toEqual({});
});

it("takes no letter or digit for another, but for its case", () => {
  expect(nearest("9", ["1", "2"])).toBeUndefined();
  expect(nearest("g", ["A", "B"])).toBeUndefined();
  expect(nearest("", ["a"])).toBeUndefined();
  expect(nearest("a", ["B", "A"])).toBe("A");
  expect(nearest("ab", ["ac"])).toBe("ac");
});
