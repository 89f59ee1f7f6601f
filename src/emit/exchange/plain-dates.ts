import { parseDate } from "../../model/dates.ts";

/** A date as formats without EDTF have it. */
export interface PlainDates {
  /** A year, a month or a day, as written. */
  readonly date: string | null;
  /** Of an interval. Absent: open, or unknown. */
  readonly start: string | null;
  readonly end: string | null;
  /** Whether nothing of what is written is lost: no `~`, no `?`, no set, no end that is open: an end that is not there is not known. */
  readonly isExact: boolean;
}

const PLAIN = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;

/** A date or an interval of EDTF in years, months or days; of anything else the first and the last day. Null: not a date, or of no four-digit year. */
export function plainDates(written: unknown): PlainDates | null {
  const range = typeof written === "string" || typeof written === "number" ? parseDate(written) : null;
  if (!range) return null;
  if (PLAIN.test(range.text)) return { date: range.text, start: null, end: null, isExact: true };
  const [from, to, ...more] = range.text.split("/");
  const [start, end] = [plainEnd(from), plainEnd(to)];
  if (start !== undefined && end !== undefined && more.length === 0 && (start !== null || end !== null)) {
    return { date: null, start, end, isExact: true };
  }
  const [first, last] = [range.first, range.last].map((day) => (day !== null && PLAIN.test(day) ? day : null));
  if (!first && !last) return null;
  return { date: null, start: first ?? null, end: last ?? null, isExact: false };
}

/** null: not known. undefined: neither that nor plain. */
function plainEnd(text: string | undefined): string | null | undefined {
  if (text === "") return null;
  return text !== undefined && PLAIN.test(text) ? text : undefined;
}
