import { type DateRange, parseDate } from "../model/dates.ts";
import type { Entity } from "../model/entity.ts";

/** The days that a written date covers; null where it is none. */
export function daysOf(written: unknown): DateRange | null {
  return typeof written === "string" || typeof written === "number" ? parseDate(written) : null;
}

/** When a source was published; null: undated. */
export function publishedOn(source: Entity | undefined): DateRange | null {
  return daysOf(source?.attributes["date"]);
}

/** Whether a date says of itself that it is not exact: it never contradicts another. */
export function isVague(date: DateRange): boolean {
  return /[~?%X]/.test(date.text);
}
