import type { Claim } from "../model/claim.ts";
import { compareDays } from "../model/dates/calendar.ts";
import { type DateRange, dateOf } from "../model/dates.ts";
import type { Fact } from "../model/fact.ts";
import type { Voices } from "./voices.ts";

/** The day by which a claim was surely made, `YYYY-MM-DD`: `said`, else the source's date; null: undated. */
export function knownWhen(claim: Claim, voices: Voices): string | null {
  if (claim.said !== null) return dateOf(claim.said)?.last ?? null;
  return claim.source === null ? null : voices.published(claim.source);
}

/** The days for which a claim says that its fact holds: its own `when`, else the fact's; null: undated. */
export function trueWhen(claim: Claim, fact: Fact): DateRange | null {
  return dateOf(claim.says["when"] ?? fact.qualifiers["when"]);
}

/** Whether a day may lie within a range: an open or unknown side holds it back nowhere. */
export function covers(range: DateRange, day: string): boolean {
  return (
    (range.first === null || compareDays(range.first, day) <= 0) &&
    (range.last === null || compareDays(day, range.last) <= 0)
  );
}
