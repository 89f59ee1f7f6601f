import { compareDays, dayOf, dayText } from "../../src/model/dates/calendar.ts";

/** A day on a clock where something changes, and how much. */
export interface Stop {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly amount: number;
}

export interface Break {
  readonly at: number;
  readonly years: number;
}

/** Where days lie on a clock's scale, from 0 to 1: half by the calendar, half by what happens, so that busy weeks spread. */
export interface Axis {
  readonly stops: readonly Stop[];
  readonly first: string;
  readonly last: string;
  /** Parts drawn much narrower than their time: the middle of each, and how many years it covers. */
  readonly breaks: readonly Break[];
  position(day: string): number;
  /** The day at a position, the nearest stop where one is close. */
  dayAt(position: number): string;
  /** The stop after (or before) a day; the last (or first) where there is none. */
  step(day: string, by: 1 | -1): string;
}

const BY_CALENDAR = 0.4;

export function makeAxis(amounts: ReadonlyMap<string, number>): Axis | null {
  const stops = [...amounts].map(([day, amount]) => ({ day, amount })).sort((a, b) => compareDays(a.day, b.day));
  const first = stops[0]?.day;
  const last = stops.at(-1)?.day;
  if (first === undefined || last === undefined) return null;
  const [start, end] = [days(first), days(last)];
  const rank = (day: string): number => {
    if (stops.length < 2) return 0;
    const after = stops.findIndex((stop) => isAfter(stop.day, day));
    if (after === -1) return 1;
    if (after === 0) return 0;
    const [a, b] = [stops[after - 1]?.day ?? first, stops[after]?.day ?? last];
    return (after - 1 + (days(day) - days(a)) / Math.max(1, days(b) - days(a))) / (stops.length - 1);
  };
  const position = (day: string): number => {
    if (start === end) return 0.5;
    const linear = Math.min(1, Math.max(0, (days(day) - start) / (end - start)));
    return BY_CALENDAR * linear + (1 - BY_CALENDAR) * rank(day);
  };
  return {
    stops,
    first,
    last,
    breaks: breaksOf(stops, position, end - start),
    position,
    dayAt(wanted) {
      const near = stops.reduce((a, b) => (distance(b.day) < distance(a.day) ? b : a));
      if (distance(near.day) < 0.012) return near.day;
      let [low, high] = [start, end];
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (position(textOf(middle)) < wanted) low = middle;
        else high = middle;
      }
      return textOf(high);
      function distance(day: string): number {
        return Math.abs(position(day) - wanted);
      }
    },
    step(day, by) {
      const next =
        by === 1 ? stops.find((stop) => isAfter(stop.day, day)) : stops.findLast((stop) => isAfter(day, stop.day));
      return next?.day ?? (by === 1 ? last : first);
    },
  };
}

/** A stretch is broken where it takes less than this share of the room that its time would, and lasts at least these years. */
const BROKEN_SHARE = 0.75;
const BROKEN_YEARS = 2;

function breaksOf(stops: readonly Stop[], position: (day: string) => number, whole: number): readonly Break[] {
  const breaks: Break[] = [];
  for (const [n, stop] of stops.entries()) {
    const before = stops[n - 1];
    if (!before) continue;
    const [from, to] = [position(before.day), position(stop.day)];
    const span = days(stop.day) - days(before.day);
    const years = Math.round(span / 365.25);
    if (years >= BROKEN_YEARS && to - from < (span / whole) * BROKEN_SHARE) breaks.push({ at: (from + to) / 2, years });
  }
  return breaks;
}

function days(day: string): number {
  return dayOf(day) ?? 0;
}

function textOf(day: number): string {
  return dayText(day) ?? "";
}

function isAfter(day: string, other: string): boolean {
  return compareDays(day, other) > 0;
}
