import { detached } from "../text/detached.ts";
import { dayOf, dayText, yearText } from "./dates/calendar.ts";
import { readSingleDate, type SingleDate } from "./dates/single-date.ts";

/** The days that an EDTF expression may cover. A day's text is `YYYY-MM-DD`, with a minus before year 0 and more digits after year 9999. */
export interface DateRange {
  /** As written; a bare year of fewer digits with the zeros that EDTF wants. */
  readonly text: string;
  /** The first and the last day that it may cover; null: open or unknown. */
  readonly first: string | null;
  readonly last: string | null;
  /** The same as days since 1970-01-01; infinite where open or unknown. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Where it begins and ends, as one date each; null: open or unknown. Both are the same date where it is not an interval. */
  readonly begins: SingleDate | null;
  readonly ends: SingleDate | null;
  /** `2018/..` goes on; of `2018/`, the end is unknown. */
  readonly goesOn: boolean;
  /** `../2018` was so ever before; of `/2018`, the beginning is unknown. */
  readonly goesBack: boolean;
  /** Not exact in its own words, by `~`, `?`, `%` or a digit left open: it never contradicts another date. */
  readonly isVague: boolean;
}

/** No date is as long: what is, is refused before a parser takes its time over it. */
const LONGEST = 100;
const known = new Map<string, DateRange | null>();

/**
 * Reads EDTF: level 1, and of level 2 all but sets. null where the text is not such a date. A whole number is a year, as YAML reads `0800` and
 * `-0043` without quotes. Memoised: a dataset repeats its dates.
 */
export function parseDate(written: string | number): DateRange | null {
  const text = typeof written === "number" ? yearNumber(written) : written.trim();
  if (text.length > LONGEST) return null;
  let range = known.get(text);
  if (range === undefined) {
    const own = detached(text);
    range = read(own);
    if (known.size > 50_000) known.clear();
    known.set(own, range);
  }
  return range;
}

/** The time that a question names: a date, or a day as answers write it, which EDTF has no way to write after the year 9999. */
export function parseTime(written: string): DateRange | null {
  const date = parseDate(written);
  if (date !== null) return date;
  const day = dayOf(written);
  const only = day === null ? null : { first: day, last: day, isExact: true, isWhole: true };
  return only && range(written, only, only);
}

/** The date that a stored value is; null where it is not one. */
export function dateOf(value: unknown): DateRange | null {
  return typeof value === "string" || typeof value === "number" ? parseDate(value) : null;
}

/** More digits would be a slip: `20241028`. */
function yearNumber(year: number): string {
  return Number.isInteger(year) && Math.abs(year) <= 9999 ? yearText(year) : String(year);
}

function read(text: string): DateRange | null {
  const slash = text.indexOf("/");
  if (slash < 0) {
    const date = readSingleDate(text);
    return date && range(text, date, date);
  }
  const [from, to] = [text.slice(0, slash), text.slice(slash + 1)];
  const [begins, ends] = [endOf(from), endOf(to)];
  if (begins === undefined || ends === undefined || (begins === null && ends === null)) return null;
  return range(text, begins, ends, from === "..", to === "..");
}

/** One side of an interval; null: open or unknown, undefined: not a date. */
function endOf(text: string): SingleDate | null | undefined {
  return text === ".." || text === "" ? null : (readSingleDate(text) ?? undefined);
}

function range(
  text: string,
  begins: SingleDate | null,
  ends: SingleDate | null,
  goesBack = false,
  goesOn = false,
): DateRange {
  const firstDay = begins === null ? Number.NEGATIVE_INFINITY : begins.first;
  const lastDay = ends === null ? Number.POSITIVE_INFINITY : ends.last;
  const isVague = [begins, ends].some((date) => date !== null && !(date.isExact && date.isWhole));
  const [first, last] = [dayText(firstDay), dayText(lastDay)];
  return { text, first, last, firstDay, lastDay, begins, ends, goesOn, goesBack, isVague };
}
