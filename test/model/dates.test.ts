import edtf from "edtf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDay, compareDays, dayNumber, dayOf, dayText } from "../../src/model/dates/calendar.ts";
import { parseDate } from "../../src/model/dates.ts";
import { runs } from "../helpers/runs.ts";

const DAY_MS = 86_400_000;

/** What the slow parser makes of a date: its first and its last day, as numbers. */
function oracle(text: string): readonly [number, number] | null {
  try {
    const { min, max } = edtf(text);
    return [Math.floor(min / DAY_MS), Math.floor(max / DAY_MS)];
  } catch {
    return null;
  }
}

function days(text: string | number): readonly [string | null, string | null] | null {
  const range = parseDate(text);
  return range && [range.first, range.last];
}

describe("days", () => {
  it("counts like Date where Date can", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (day) => {
        const date = new Date(day * DAY_MS);
        expect(calendarDay(day)).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
        expect(dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
      }),
    );
  });

  it("has one text for each, and orders texts as days", () => {
    const far = fc.integer({ min: -36_000_000_000_000, max: 36_000_000_000_000 });
    const near = fc.integer({ min: -900_000, max: 4_000_000 });
    fc.assert(
      fc.property(fc.oneof(far, near), fc.oneof(far, near), (a, b) => {
        const [x, y] = [dayText(a) ?? "", dayText(b) ?? ""];
        expect([dayOf(x), dayOf(y)]).toEqual([a, b]);
        expect(Math.sign(compareDays(x, y))).toBe(Math.sign(a - b));
      }),
    );
  });
});

describe("a date", () => {
  it.each([
    ["-0099", "-0099-01-01", "-0099-12-31"],
    ["-0043-03-15", "-0043-03-15", "-0043-03-15"],
    ["-0100/-0044", "-0100-01-01", "-0044-12-31"],
    ["-0431/-0404", "-0431-01-01", "-0404-12-31"],
    ["-0500/0200", "-0500-01-01", "0200-12-31"],
    ["-0042/0014", "-0042-01-01", "0014-12-31"],
    ["0000", "0000-01-01", "0000-12-31"],
    ["0000-02-29", "0000-02-29", "0000-02-29"],
    ["Y-17E7", "-170000000-01-01", "-170000000-12-31"],
    ["Y12345", "12345-01-01", "12345-12-31"],
    ["Y-12345/-0044", "-12345-01-01", "-0044-12-31"],
    ["Y17E2", "1700-01-01", "1700-12-31"],
    ["Y17101E4S3", "171000000-01-01", "171999999-12-31"],
    ["1950S2", "1900-01-01", "1999-12-31"],
    ["0800", "0800-01-01", "0800-12-31"],
    ["2004-21", "2004-03-01", "2004-05-31"],
    ["2023-24~", "2023-12-01", "2024-02-29"],
    ["2004-30", "2004-12-01", "2005-02-28"],
    ["2004-34", "2004-04-01", "2004-06-30"],
    ["2004-39", "2004-09-01", "2004-12-31"],
    ["2004-41", "2004-07-01", "2004-12-31"],
    ["2004-21/2004-23", "2004-03-01", "2004-11-30"],
    ["2018/", "2018-01-01", null],
    ["2018/..", "2018-01-01", null],
    ["/2018", null, "2018-12-31"],
    ["../2018", null, "2018-12-31"],
    ["201X", "2010-01-01", "2019-12-31"],
    ["-201X", "-2019-01-01", "-2010-12-31"],
    ["1985-0X-2X", "1985-01-20", "1985-09-29"],
    ["XXXX-02-29", "0000-02-29", "9996-02-29"],
    ["2004-06~-11", "2004-06-11", "2004-06-11"],
    ["?2004-06-~11", "2004-06-11", "2004-06-11"],
    // The day as it is written, wherever on earth that is.
    ["2024-03-11T01:30:00+09:00", "2024-03-11", "2024-03-11"],
    ["2024-03-11T23:30:00-11:00", "2024-03-11", "2024-03-11"],
    ["2024-03-11T24:00:00Z", "2024-03-11", "2024-03-11"],
    ["2024-03-11T01:30:00+09:00/2024-03-12T01:30:00+09:00", "2024-03-11", "2024-03-12"],
  ])("%s", (written, first, last) => {
    expect(days(written)).toEqual([first, last]);
  });

  it.each([
    ...["[1967,1968,1970..1972]", "{1942..1945, 1949..1950}", "[..1983]", "{1960,1961-12}", "2004/[2005,2006]"],
    ...["-0000", "Y1234", "Y-1234", "2023-02-29", "2024-13", "2024-00", "2024-06-31", "2024-42", "XXXX-02-30"],
    ...["../..", "/", "..", "2004/2005/2006", "Y17E20", "Y999999999999", "196", "19", "2004-06-", "12345", "20241028"],
    ...["2024-03-11T25:00:00Z", "2024-03-11T12:60Z", "2024-02-30T12:00:00Z", "2024-03-11T24:30:00Z", "2024-21-05"],
    "x".repeat(101),
  ])("refuses %s", (written) => {
    expect(parseDate(written)).toBeNull();
  });

  it("takes a bare number for the year that YAML read", () => {
    for (const [number, text] of [
      [1970, "1970"],
      [800, "0800"],
      [-99, "-0099"],
      [0, "0000"],
    ] as const) {
      expect(parseDate(number)?.text).toBe(text);
    }
    for (const number of [20_241_028, 12_345, 1970.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(parseDate(number)).toBeNull();
  });

  it("tells an open end from an unknown one, and what is vague from what is exact", () => {
    expect(parseDate("2018/..")?.goesOn).toBe(true);
    expect(parseDate("2018/")?.goesOn).toBe(false);
    for (const vague of ["2018~", "2018?/2019", "2018/2019-01%", "201X", "2018-XX", "~2018-01", "1950S2"])
      expect(parseDate(vague)?.isVague, vague).toBe(true);
    for (const exact of ["2018", "2018/..", "2018-21", "-0044/2019-01-02", "Y-17E7"])
      expect(parseDate(exact)?.isVague, exact).toBe(false);
  });
});

describe("the slow parser", () => {
  const digits = (n: number) => fc.integer({ min: 0, max: 10 ** n - 1 }).map((x) => String(x).padStart(n, "0"));
  const sign = fc.constantFrom("", "", "-");
  const month = fc.integer({ min: 0, max: 13 }).map((n) => String(n).padStart(2, "0"));
  const day = fc.integer({ min: 1, max: 28 }).map((n) => String(n).padStart(2, "0"));
  const date = fc.tuple(sign, digits(4), month, day).map(([minus, year, m, d]) => `${minus}${year}-${m}-${d}`);
  const coarse = fc.oneof(
    fc.tuple(sign, digits(4)).map((parts) => parts.join("")),
    fc.tuple(sign, digits(4), month).map(([minus, year, m]) => `${minus}${year}-${m}`),
    fc.tuple(sign, digits(5)).map(([minus, year]) => `Y${minus}${year}`),
  );
  const open = fc
    .tuple(digits(4), fc.constantFrom("", "-XX", "-1X", "-0X", "-12"), fc.constantFrom("", "-XX", "-1X", "-2X", "-05"))
    .chain(([year, m, d]) =>
      fc.integer({ min: 0, max: 3 }).map((kept) => `${year.slice(0, kept).padEnd(4, "X")}${m}${m === "" ? "" : d}`),
    );
  const mark = fc.constantFrom("", "", "?", "~", "%");

  it("agrees on dates of all sorts that it reads", () => {
    fc.assert(
      fc.property(fc.oneof(date, coarse, open), mark, (text, sure) => {
        const written = text.startsWith("Y") ? text : `${text}${sure}`;
        const [range, slow] = [parseDate(written), oracle(written)];
        // It refuses `XXXX~` and the like.
        if (slow !== null) expect(range && [range.firstDay, range.lastDay], written).toEqual(slow);
      }),
      { numRuns: runs(1000) },
    );
  });

  it("agrees on intervals that it reads", () => {
    const end = fc.oneof(date, coarse);
    fc.assert(
      fc.property(end, end, fc.constantFrom("a/b", "a/..", "../b"), (a, b, shape) => {
        const written = shape.replace("a", a).replace("b", b);
        const [range, slow] = [parseDate(written), oracle(written)];
        // It refuses what runs backwards, which a rule of ours reports.
        if (slow !== null) expect(range && [range.firstDay, range.lastDay], written).toEqual(slow);
      }),
      { numRuns: runs(1000) },
    );
  });

  it("agrees on which timestamps there are, and on the day of those in UTC", () => {
    const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, "0"));
    const zone = fc.constantFrom("", "Z", "Z", "+05:30", "-04", "+0900", "-11:59", "+1", "z");
    const seconds = fc.oneof(
      fc.constant(""),
      two(60).map((s) => `:${s}`),
      two(59).map((s) => `:${s}.25`),
    );
    fc.assert(
      fc.property(date, two(24), two(60), seconds, zone, (on, hour, minute, second, offset) => {
        const written = `${on}T${hour}:${minute}${second}${offset}`;
        const [range, slow] = [parseDate(written), oracle(written)];
        expect(range === null, written).toBe(slow === null);
        if (range && slow && (offset === "Z" || offset === "") && hour !== "24")
          expect([range.firstDay, range.lastDay], written).toEqual(slow);
        if (range) expect(range.first, written).toBe(on);
      }),
      { numRuns: runs(1000) },
    );
  });
});
