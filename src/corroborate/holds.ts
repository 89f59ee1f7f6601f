import type { DateRange } from "../model/dates.ts";
import type { RelationTime } from "../model/schema.ts";

/** Whether what is dated so was the case at the time asked for. */
export type Answer = "certain" | "possible" | "no";

/** The days, as numbers since 1970-01-01, between which something begins and between which it ends. */
export interface TimeBounds {
  readonly earliestStart: number;
  /** Infinite where no day is the last on which it may begin. */
  readonly latestStart: number;
  /** Minus infinity where no day is the first on which it may end. */
  readonly earliestEnd: number;
  readonly latestEnd: number;
}

/** A time asked about: its first and its last day. */
export type Question = Pick<DateRange, "firstDay" | "lastDay">;

/** How a date is asked about: at some time within it, unless `throughout`. */
export interface Asking {
  readonly throughout?: boolean;
}

const { NEGATIVE_INFINITY: NEVER, POSITIVE_INFINITY: FOREVER } = Number;

/**
 * The last day on which something dated so may begin, and the first on which it may end, at its word: as if nothing were about or uncertain. Of
 * an interval, the start is a day of its first date and the end one of its last; a single date is all of its days. Null: open or unknown.
 */
export function boundsAtWord({ begins, ends }: DateRange): {
  readonly latestStart: number | null;
  readonly earliestEnd: number | null;
} {
  const isInterval = begins !== ends;
  return {
    latestStart: begins && (isInterval ? begins.last : begins.first),
    earliestEnd: ends && (isInterval ? ends.first : ends.last),
  };
}

/**
 * When something dated so begins and ends. A state holds throughout its date: `2024-10` from 1 to 31 October, `1991/1999` from a day of 1991 to
 * one of 1999. An event is on some day within its date. What is about, uncertain or left open (`~`, `?`, `201X`) sets no certain bound, and an
 * end that is not known follows the start.
 *
 * @param knownTo the day up to which one who says that it goes on (`2018/..`) is sure to know
 */
export function timeBounds(date: DateRange, time: RelationTime, knownTo: number = NEVER): TimeBounds {
  const { begins, ends, firstDay, lastDay } = date;
  const sureStart = begins?.isExact ? begins.first : NEVER;
  const sureEnd = ends?.isExact ? ends.last : FOREVER;
  const isThroughout = time === "state" && (begins !== ends || begins?.isWhole === true);
  if (!isThroughout)
    return { earliestStart: firstDay, latestStart: sureEnd, earliestEnd: sureStart, latestEnd: lastDay };
  const { latestStart, earliestEnd } = boundsAtWord(date);
  const start = begins?.isExact ? latestStart : null;
  const end = date.goesOn ? knownTo : ends?.isExact ? earliestEnd : null;
  return {
    earliestStart: firstDay,
    latestStart: Math.min(start ?? FOREVER, sureEnd),
    earliestEnd: Math.max(end ?? NEVER, sureStart),
    latestEnd: lastDay,
  };
}

/** The same of a date that no relation type says more of: an interval lasts, a single date is some day within it. */
export function plainBounds(date: DateRange): TimeBounds {
  return timeBounds(date, date.begins === date.ends ? "event" : "state");
}

/** The answer of a date's bounds. Throughout a time is the same question with its days changed over. */
export function answerOf(bounds: TimeBounds, { firstDay, lastDay }: Question, { throughout }: Asking = {}): Answer {
  const [by, at] = throughout ? [firstDay, lastDay] : [lastDay, firstDay];
  if (bounds.latestStart <= by && bounds.earliestEnd >= at) return "certain";
  return bounds.earliestStart <= by && bounds.latestEnd >= at ? "possible" : "no";
}

const RANK: Readonly<Record<Answer, number>> = { no: 0, possible: 1, certain: 2 };

/** Of two answers about one fact, the one that says more. */
export function betterAnswer(a: Answer, b: Answer): Answer {
  return RANK[a] >= RANK[b] ? a : b;
}

/** Of answers about facts that are needed together, the one that says least; null where there are none. */
export function weakestAnswer<A extends Answer>(answers: readonly A[]): A | null {
  return answers.reduce<A | null>(
    (weakest, one) => (weakest === null || RANK[one] < RANK[weakest] ? one : weakest),
    null,
  );
}
