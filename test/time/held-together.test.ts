import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heldIn, holdTogether } from "../../src/corroborate/held-together.ts";
import { timeBounds } from "../../src/corroborate/holds.ts";
import { parseDate } from "../../src/model/dates.ts";
import { dates as anyDates } from "./arbitrary.ts";

const part = (max: number) => fc.integer({ min: 1, max }).map((n) => String(n).padStart(2, "0"));
const rest = fc.oneof(
  fc.constant(""),
  part(12).map((month) => `-${month}`),
  fc.tuple(part(12), part(28)).map(([month, day]) => `-${month}-${day}`),
);
const single = fc.tuple(fc.integer({ min: 2000, max: 2030 }), rest);
const written = ([year, end]: [number, string], shift: number): string => {
  const then = year + shift;
  return `${then < 0 ? "-" : ""}${String(Math.abs(then)).padStart(4, "0")}${end}`;
};
/** The same date in two ages: years of a calendar repeat after 400. */
const dates: fc.Arbitrary<(shift: number) => string> = fc.oneof(
  single.map((one) => (shift: number) => written(one, shift)),
  fc.tuple(single, single).map((ends) => (shift: number) => {
    const sorted = ends.toSorted((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
    return sorted.map((end) => written(end, shift)).join("/");
  }),
  single.map((one) => (shift: number) => `${written(one, shift)}/..`),
  single.map((one) => (shift: number) => `../${written(one, shift)}`),
);

function together(a: string, b: string): boolean {
  return holdTogether(heldIn(a), heldIn(b));
}

describe("what holds together", () => {
  it.each([
    ["-0264/-0146", "-0200/-0100", true],
    ["-0264/-0146", "-0146/-0100", false],
    ["-0100/-0050", "-0049/0014", false],
    ["-0100/0014", "-0043", true],
    ["-0043", "0043", false],
    ["../-0100", "-0200", true],
    ["-0100/..", "-0200", false],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(together(a, b)).toBe(expected);
    expect(together(b, a)).toBe(expected);
  });

  it.each([
    ["1990/2012~", "2012~/..", false],
    ["2012/2018~", "2015/..", true],
    ["2012?/2018", "2018/..", false],
    ["2012~", "2012", true],
    ["201X", "2015/2016", true],
    ["2012~", "2013/..", false],
  ])("takes %s and %s at their word: %s", (a, b, expected) => {
    expect(together(a, b)).toBe(expected);
    expect(together(b, a)).toBe(expected);
  });

  it("is told by the two dates of an interval, whatever marks they bear", () => {
    const days = (text: string) => parseDate(text) ?? { firstDay: 0, lastDay: 0 };
    fc.assert(
      fc.property(anyDates, (text) => {
        const held = heldIn(text);
        const { firstDay: first, lastDay: last } = days(text);
        const [from = "", to] = text.split("/");
        // `a/b`: from the last day of a to the first of b; where they meet in one date, all of it.
        const start = from === ".." ? first : from === "" ? null : days(from).lastDay;
        const end = to === ".." ? last : to === "" || to === undefined ? null : days(to).firstDay;
        const whole = { from: first, to: last };
        const told = { from: start ?? end ?? first, to: end ?? start ?? last };
        expect(held).toEqual(to === undefined || told.from > told.to ? whole : told);
        expect(held).toEqual(heldIn(text.replace(/[~?%]/g, "")));
      }),
    );
  });

  it("is the same before the year 1 as after it", () => {
    fc.assert(
      fc.property(dates, dates, fc.constantFrom(-2000, -2400, -4000), (a, b, shift) => {
        expect(together(a(shift), b(shift))).toBe(together(a(0), b(0)));
      }),
    );
  });

  it("is so where both are certain for more than a day", () => {
    fc.assert(
      fc.property(dates, dates, fc.constantFrom(0, -2000, -4000), (a, b, shift) => {
        const [one, other] = [a(shift), b(shift)].map((text) => {
          const date = parseDate(text);
          if (date === null) throw new Error(`not a date: ${text}`);
          return timeBounds(date, "state", date.lastDay);
        });
        if (!one || !other) throw new Error("two dates");
        const from = Math.max(one.latestStart, other.latestStart);
        if (from < Math.min(one.earliestEnd, other.earliestEnd)) expect(together(a(shift), b(shift))).toBe(true);
      }),
    );
  });
});
