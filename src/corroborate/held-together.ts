import { dateOf } from "../model/dates.ts";
import { boundsAtWord } from "./holds.ts";

/** The days on which what is dated so surely holds, both ends included, as days since 1970-01-01; infinite without end on that side. */
export interface Held {
  readonly from: number;
  readonly to: number;
}

/**
 * Of an interval, from the last day on which it may begin to the first on which it may end: `1991/1999` surely holds from the end of 1991 to the
 * beginning of 1999. Where that leaves nothing, and of any other date, all days that it may mean. What is about or uncertain is taken at its
 * word: what is undated rules out all others, and what is dated vaguely says more than that. Null: undated.
 */
export function heldIn(when: unknown): Held | null {
  const date = dateOf(when);
  if (date === null) return null;
  const { goesBack, goesOn, firstDay, lastDay } = date;
  const { latestStart, earliestEnd } = boundsAtWord(date);
  const from = latestStart ?? (goesBack ? firstDay : null);
  const to = earliestEnd ?? (goesOn ? lastDay : null);
  // An end that is not known holds for no more than the day of the other.
  const held = { from: from ?? to ?? firstDay, to: to ?? from ?? lastDay };
  return held.from > held.to ? { from: firstDay, to: lastDay } : held;
}

/** Whether two that are dated so hold on one day. What is undated may hold on any; on the day of a handover, one follows the other. */
export function holdTogether(a: Held | null, b: Held | null): boolean {
  if (a === null || b === null) return true;
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return from < to || (from === to && !isEdge(a, from) && !isEdge(b, from));
}

/** Whether something that lasts longer than a day begins or ends on this one. */
function isEdge({ from, to }: Held, day: number): boolean {
  return from !== to && (from === day || to === day);
}
