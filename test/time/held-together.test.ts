import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heldIn, holdTogether } from "../../src/corroborate/held-together.ts";
import { timeBounds } from "../../src/corroborate/holds.ts";
import { parseDate } from "../../src/model/dates.ts";

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
