import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canonicalLocator,
  isLocator,
  type LocatorPlace,
  parseLocator,
  startOf,
  writeLocator,
} from "../../src/model/locators/locator.ts";
import { LOCATOR_UNITS, type LocatorUnit, unitOf } from "../../src/model/locators/units.ts";

const UNITS = Object.keys(LOCATOR_UNITS) as LocatorUnit[];

describe("locators", () => {
  it.each([
    ["p. 3", "p. 3"],
    ["page 3", "p. 3"],
    ["Page 3", "p. 3"],
    ["p.3", "p. 3"],
    ["p 3", "p. 3"],
    ["pg. 3", "p. 3"],
    ["pages 3-5", "pp. 3-5"],
    ["pp. 3–5", "pp. 3-5"],
    ["pp3-5", "pp. 3-5"],
    ["p. 3-5", "pp. 3-5"],
    ["p. 3, 7", "pp. 3, 7"],
    ["p. 3, p. 7", "pp. 3, 7"],
    ["pages 3 and 5", "pp. 3, 5"],
    ["pp. 3 & 5; l. 2", "pp. 3, 5, l. 2"],
    ["p. iv", "p. iv"],
    ["pp. iv-ix, 3", "pp. iv-ix, 3"],
    ["pp. iv, v", "pp. iv, v"],
    ["p. A-12", "p. A-12"],
    ["pp. A-1-A-5", "pp. A-1-A-5"],
    ["para. 4", "para. 4"],
    ["paragraph 4", "para. 4"],
    ["¶ 4", "para. 4"],
    ["¶¶4-6", "paras. 4-6"],
    ["L14", "l. 14"],
    ["L14-L16", "ll. 14-16"],
    ["L14,L16-L18", "ll. 14, 16-18"],
    ["lines 14 - 16", "ll. 14-16"],
    ["§ 2.1", "sec. 2.1"],
    ["Section 2.1(a)", "sec. 2.1(a)"],
    ["sec. IV", "sec. IV"],
    ["sec. Methods and results", "sec. Methods and results"],
    ["s.v. Korea", "s.v. Korea"],
    ["Figure 2a", "fig. 2a"],
    ["table 1", "tbl. 1"],
    ["footnote 7", "n. 7"],
    ["Art. 4", "art. 4"],
    ["annex B", "app. B"],
    ["00:12:30", "00:12:30"],
    ["12:30", "00:12:30"],
    ["1:02:03.5", "01:02:03.5"],
    ["90:00", "01:30:00"],
    ["12:30-13:00", "00:12:30-00:13:00"],
    ["#claims", "#claims"],
    ["#:~:text=one,two", "#:~:text=one,two"],
    ["#claims, para. 2", "#claims, para. 2"],
    ["p. 3, 00:01:00, p. 4", "p. 3, 00:01:00, p. 4"],
  ])("%j is written %j", (written, canonical) => {
    expect(canonicalLocator(written)).toBe(canonical);
    expect(isLocator(written)).toBe(true);
    expect(canonicalLocator(canonical)).toBe(canonical);
  });

  it.each([
    "",
    "p3",
    "P3",
    "p3-p5",
    "p3,p5",
    "l. 3, p3",
    "3",
    "3-5",
    "p. 0",
    "l. 0",
    "page",
    "p.",
    "page three",
    "page 3 of 12",
    "pp. 5-3",
    "ll. 3-",
    "p. 3,,5",
    "p. 3-l. 5",
    "12:75",
    "13:00-12:30",
    "#",
    "the caption",
    "https://example.org/#a",
  ])("%j is none", (written) => {
    expect(parseLocator(written)).toBeNull();
    expect(canonicalLocator(written)).toBe(written);
  });

  it("read what they write", () => {
    const numbered: fc.Arbitrary<LocatorPlace> = fc
      .tuple(fc.constantFrom(...UNITS), fc.integer({ min: 1, max: 999 }), fc.nat(99))
      .map(([unit, first, more]) => ({ unit, first: String(first), last: String(first + more) }));
    const fragment: fc.Arbitrary<LocatorPlace> = fc
      .stringMatching(/^[a-z][a-z0-9-]{0,9}$/)
      .map((name) => ({ unit: "fragment", first: name, last: name }));
    fc.assert(
      fc.property(fc.array(fc.oneof(numbered, fragment), { minLength: 1, maxLength: 5 }), (places) => {
        expect(parseLocator(writeLocator(places))).toEqual(places);
      }),
    );
  });

  it("are settled by one spelling, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[pPlLsS.§#0-9 ,:-]{1,14}$/)), (text) => {
        const once = canonicalLocator(text);
        expect(canonicalLocator(once)).toBe(once);
        expect(isLocator(once)).toBe(isLocator(text));
      }),
    );
  });

  it("know every form of a unit, and no form of two", () => {
    const labels = UNITS.flatMap((unit) => {
      const { short, long, also } = LOCATOR_UNITS[unit];
      const own = new Set([...short, ...long, ...also].map((label) => label.replaceAll(".", "")));
      for (const label of own) expect(unitOf(label), label).toBe(unit);
      return [...own];
    });
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("say where they begin", () => {
    const starts = ["p. 12", "sec. 2.1", "00:01:05", "p. iv", "#a"].map((at) => (parseLocator(at) ?? []).map(startOf));
    expect(starts).toEqual([[12], [2.1], [65], [Number.POSITIVE_INFINITY], [Number.POSITIVE_INFINITY]]);
  });
});
