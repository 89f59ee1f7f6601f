import { describe, expect, it } from "vitest";
import { parseQuantity } from "../../src/model/quantity.ts";
import { locatorText } from "../../src/wording/claims/locators.ts";
import { dateText } from "../../src/wording/dates.ts";
import { factTitle } from "../../src/wording/facts/fact-title.ts";
import { comparisonText } from "../../src/wording/filters/end-conditions.ts";
import { enumerate } from "../../src/wording/lists.ts";
import { bestText, boundsText, quantityText } from "../../src/wording/quantities.ts";
import { supportLine } from "../../src/wording/support/support.ts";
import { valueInWords } from "../../src/wording/values.ts";
import { from, told } from "./told.ts";

describe("dates", () => {
  it.each([
    ["2024", "2024"],
    ["2024-06", "June 2024"],
    ["2024-06-09", "9 June 2024"],
    ["2024-10~", "about October 2024"],
    ["2024?", "2024 (uncertain)"],
    ["2024%", "about 2024 (uncertain)"],
    ["2024-22", "summer 2024"],
    ["2024-10/..", "since October 2024"],
    ["2018/", "from 2018, end unknown"],
    ["../2023-12-31", "until 31 December 2023"],
    ["/1999", "until 1999, start unknown"],
    ["2020-06/2021-02", "June 2020 to February 2021"],
    ["2024-10/2024-11", "October to November 2024"],
    ["2024-10-13/2024-10-19", "13 to 19 October 2024"],
    ["2024-10-13/2024-11-03", "13 October to 3 November 2024"],
    ["2024-10~/2024-11", "about October 2024 to November 2024"],
    ["2024-10/2024-10-19", "October 2024 to 19 October 2024"],
    ["-0043-03-15", "15 March 44 BCE"],
    ["-0099/-0043-03", "100 BCE to March 44 BCE"],
    ["-0100/-0044", "101 to 45 BCE"],
    ["0000", "1 BCE"],
    ["Y12345", "12345"],
    ["2024-33", "first quarter of 2024"],
    ["2024-29", "southern spring 2024"],
    ["2024-03-11T01:30:00+09:00", "11 March 2024, 01:30:00 UTC+09:00"],
    ["201X", "201X"],
    ["not a date", "not a date"],
    ["2024-13", "2024-13"],
  ])("%s is %s", (written, words) => {
    expect(dateText(written)).toBe(words);
  });
});

describe("comparisons", () => {
  it.each([
    [">", "number", "more than (>)"],
    ["<=", "quantity", "at most (≤)"],
    [">", "date", "after (>)"],
    ["<=", "date", "up to (≤)"],
    ["!=", "date", "is not"],
  ] as const)("`%s` of a %s is %s", (operator, kind, words) => {
    expect(comparisonText(operator, kind)).toBe(words);
  });
});

describe("lists", () => {
  it.each([
    [[], 4, ""],
    [["a"], 4, "a"],
    [["a", "b"], 4, "a and b"],
    [["a", "b", "c"], 4, "a, b and c"],
    [["a", "b", "c"], 2, "a, b and c"],
    [["a", "b", "c", "d"], 2, "a, b and 2 more"],
  ])("%s with room for %s", (words, most, text) => {
    expect(enumerate(words, most)).toBe(text);
  });
});

describe("places in a source", () => {
  it.each([
    ["para. 3", "paragraph 3"],
    ["paras. 3, 5", "paragraphs 3 and 5"],
    ["paras. 3-5, 9", "paragraphs 3 to 5 and 9"],
    ["ll. 14-16", "lines 14 to 16"],
    ["L14-16", "lines 14 to 16"],
    ["para. 3, l. 5", "paragraph 3 and line 5"],
    ["p. iv", "page iv"],
    ["secs. 2.1, 3", "sections 2.1 and 3"],
    ["00:12:30-00:13:00", "00:12:30 to 00:13:00"],
    ["#claims, p. 3", "#claims and page 3"],
    ["p3", "p3"],
    ["the caption", "the caption"],
    ["p. 3, the caption", "p. 3, the caption"],
  ])("%s is %s", (at, words) => {
    expect(locatorText(at)).toBe(words);
  });
});

describe("numbers", () => {
  it.each([
    [3000, 3000, "3,000"],
    [3000, 10000, "3,000 to 10,000"],
    [16500, null, "at least 16,500"],
    [null, 1200, "up to 1,200"],
  ])("from %s to %s are %s", (min, max, words) => {
    expect(boundsText(min, max)).toBe(words);
  });

  it("are what most voices share where there is room for one", () => {
    const items = (text: string) => ({ says: { quantity: parseQuantity(text) ?? 0 } });
    const { fact } = told([from("south", items("~5000 items")), from("west", items("5000 items"))]);
    expect(fact.rollup.quantities.map((rolled) => bestText(rolled))).toEqual(["5,000 items"]);
    const vague = told([from("south", items("2000?.. items/month"))]).fact.rollup.quantities;
    expect(vague.map((rolled) => [bestText(rolled), quantityText(rolled, String)])).toEqual([
      ["2,000 or more items/month", "2000 or more items/month (vague)"],
    ]);
  });
});

describe("facts", () => {
  it("are told apart by their key, and name what they refer to", () => {
    const { graph, fact } = told([from("south")], { qualifiers: { when: "2024-10/.." } });
    expect(factTitle(graph, fact)).toBe("North supplies East (Guns)");
    expect(valueInWords(graph, fact.type, "item", ["guns", "shells"])).toBe("Guns, Shells");
    expect(valueInWords(graph, fact.type, "when", "2024-10/..")).toBe("since October 2024");
    expect(valueInWords(graph, fact.type, "quantity", parseQuantity("~5000 items/month") ?? 0)).toBe(
      "about 5,000 items/month",
    );
    expect(valueInWords(graph, fact.type, "undeclared", true)).toBe("true");
  });

  it("show support, voices and who contests it in a line", () => {
    const assessment = { support: "confirmed", why: "seen" } as const;
    const claims = [from("south"), from("west"), from("east", { stance: "denies" })];
    expect(supportLine(told(claims).fact.rollup)).toBe("Corroborated · 2 independent voices · denied by a party to it");
    expect(supportLine(told(claims.slice(0, 1), { assessment }).fact.rollup)).toBe(
      "Confirmed (assessed) · 1 independent voice",
    );
    expect(supportLine(told([]).fact.rollup)).toBe("Unsourced");
  });
});
