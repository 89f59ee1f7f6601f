import { boundsOf } from "../../corroborate/clocks.ts";
import { plainBounds, type TimeBounds } from "../../corroborate/holds.ts";
import type { Voices } from "../../corroborate/voices.ts";
import { dayText } from "../../model/dates/calendar.ts";
import { dateOf } from "../../model/dates.ts";
import type { Fact } from "../../model/fact.ts";
import { type Column, column, dated, type SqlValue } from "../table.ts";

/** The columns of a date's four bounds: between which days it begins, and between which it ends. */
export function boundColumns(prefix: string, first: string, last: string): readonly Column[] {
  return [
    column(`${prefix}first`, "date", first),
    column(`${prefix}last`, "date", last),
    column(
      `${prefix}latest_start`,
      "date",
      "the last day on which it may begin; null: not known, so it is never certain",
    ),
    column(
      `${prefix}earliest_end`,
      "date",
      "the first day on which it may end; null: not known, so it is never certain",
    ),
  ];
}

/** The same of a date that claims give: what goes on is certain up to the day on which a source says so. */
export function claimedBoundColumns(...of: Parameters<typeof boundColumns>): readonly Column[] {
  return boundColumns(...of).map((one) => (one.name.endsWith("earliest_end") ? dated(one) : one));
}

/** Their values; infinite ones are null. */
export function boundValues(bounds: TimeBounds | null): readonly SqlValue[] {
  if (bounds === null) return [null, null, null, null];
  const { earliestStart, latestEnd, latestStart, earliestEnd } = bounds;
  return [earliestStart, latestEnd, latestStart, earliestEnd].map(dayText);
}

/** The bounds of a date that no relation type says more of. */
export function plainBoundValues(value: unknown): readonly SqlValue[] {
  const date = dateOf(value);
  return boundValues(date && plainBounds(date));
}

/** The bounds of a fact's own `when`. */
export function factBounds(fact: Fact, voices: Voices): TimeBounds | null {
  const date = dateOf(fact.qualifiers["when"]);
  return date && boundsOf(fact, date, voices.time(fact.type), voices);
}
