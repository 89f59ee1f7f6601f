import type { Claim } from "../model/claim.ts";
import { compareDays } from "../model/dates/calendar.ts";
import { type DateRange, dateOf } from "../model/dates.ts";
import type { Fact } from "../model/fact.ts";
import type { RelationTime } from "../model/schema.ts";
import { isFor, isForecast } from "../model/stance.ts";
import { type TimeBounds, timeBounds } from "./holds.ts";
import type { Publications, Voices } from "./voices.ts";

/** The day by which a claim was surely made, `YYYY-MM-DD`: `said`, else the source's date; null: undated. */
export function knownWhen(claim: Claim, voices: Voices): string | null {
  if (claim.said !== null) return dateOf(claim.said)?.last ?? null;
  return claim.source === null ? null : voices.published(claim.source);
}

/**
 * The day up to which a claim is sure to know that a fact goes on: the first on which it may have been made. Minus infinity where it is undated,
 * or does not say that the fact is so by then.
 */
export function knownTo({ stance, said, source }: Claim, sources: Publications): number {
  if (!isFor(stance) || isForecast(stance)) return Number.NEGATIVE_INFINITY;
  const made = said !== null ? dateOf(said) : source === null ? null : sources.publication(source);
  return made?.firstDay ?? Number.NEGATIVE_INFINITY;
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

/** Between which days a fact begins and ends, as one claim of it dates it; null: the fact itself. */
export function heldWithin({ type }: Fact, when: DateRange, claim: Claim | null, voices: Voices): TimeBounds {
  // Only an end that goes on needs to know how far.
  return timeBounds(when, voices.time(type), when.goesOn && claim !== null ? knownTo(claim, voices) : undefined);
}

/** The bounds of a date that a fact has, or that its claims give: what goes on is certain up to the latest of those who say so. */
export function boundsOf(
  { qualifiers, claims }: Fact,
  when: DateRange,
  time: RelationTime,
  sources: Publications,
): TimeBounds {
  if (!when.goesOn) return timeBounds(when, time);
  const sharing = claims.filter(({ says }) => dateOf(says["when"] ?? qualifiers["when"])?.text === when.text);
  return timeBounds(when, time, Math.max(...sharing.map((claim) => knownTo(claim, sources))));
}
