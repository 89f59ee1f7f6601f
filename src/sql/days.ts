import { dayNumber, dayOf, yearText } from "../model/dates/calendar.ts";

/** What both engines can hold: PostgreSQL's first day and its last one. A day beyond is written as infinite, which keeps its order. */
const FIRST = dayNumber(-4713, 11, 24);
const LAST = dayNumber(5_874_897, 12, 31);

/** A day's number for a column of dates; infinite where an engine has no such day, null where the text is not a day. */
export function engineDay(text: string): number | null {
  const day = dayOf(text);
  if (day === null) return null;
  if (day < FIRST) return Number.NEGATIVE_INFINITY;
  return day > LAST ? Number.POSITIVE_INFINITY : day;
}

const BEFORE_CHRIST = /^(\d{4,})-(\d\d-\d\d) \(?BC\)?$/;

/** A day as both engines print it, as we do: `0044-03-15 BC` is `-0043-03-15`. */
export function plainDay(printed: string): string {
  const [, year, rest] = BEFORE_CHRIST.exec(printed) ?? [];
  return year === undefined ? printed : `${yearText(1 - Number(year))}-${rest}`;
}
