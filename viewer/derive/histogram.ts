import { knownWhen } from "../../src/corroborate/clocks.ts";
import { calendarDay, compareDays, dayOf, dayText, yearText } from "../../src/model/dates/calendar.ts";
import { type DateRange, dateOf, parseTime } from "../../src/model/dates.ts";
import type { Fact } from "../../src/model/fact.ts";
import { allValues } from "../../src/query/values.ts";
import type { RangeClock } from "../../src/wording/filters/ranges.ts";
import type { Atlas } from "./atlas.ts";

/** A day, a month, a year or more: one bar. */
export interface Bin {
  /** EDTF: `2024-06`, `2024`. */
  readonly from: string;
  /** The same, of a bar of several years the last of them. */
  readonly to: string;
  /** How many facts a range of this bar alone would show. */
  readonly facts: number;
}

/** More bars than this are too thin to hit. */
const MOST = 120;
/** A way to cut time into bars: which of them a day lies in, and what its first and its last part are called. */
interface Scale {
  barOf(day: string): number;
  from(bar: number): string;
  to(bar: number): string;
}

const DAYS: Scale = { barOf: numberOf, from: textOf, to: textOf };

/** Beyond the year 9999, EDTF names years alone. */
const isFar = (year: number): boolean => Math.abs(year) > 9999;

/** The finest scale with bars wide enough to hit. */
function scaleOf([first, last]: readonly [string, string]): Scale {
  const bars = ({ barOf }: Scale): number => barOf(last) - barOf(first) + 1;
  const fine = [first, last].some((day) => isFar(months(12).barOf(day)))
    ? undefined
    : [DAYS, months(1)].find((scale) => bars(scale) <= MOST);
  if (fine) return fine;
  let unit = 12;
  while (bars(months(unit)) > MOST) unit *= 10;
  return months(unit);
}

function months(unit: number): Scale {
  return {
    barOf: (day) => Math.floor(monthOf(day) / unit),
    from: (bar) => monthText(bar * unit, unit),
    to: (bar) => monthText((bar + 1) * unit - 1, unit),
  };
}

/** When facts are so, or are said, in bars of equal time: as fine as their whole span allows. A fact of several years is in each of them. */
export function histogram(atlas: Atlas, facts: readonly Fact[], clock: RangeClock): readonly Bin[] {
  const extent = extentOf(atlas, clock);
  if (!extent) return [];
  const { barOf, from, to } = scaleOf(extent);
  const start = barOf(extent[0]);
  const bars = new Uint32Array(barOf(extent[1]) - start + 1);
  for (const fact of facts) {
    const hit = new Set<number>();
    for (const { first, last } of rangesOf(atlas, fact, clock)) {
      const begin = first === null ? 0 : Math.max(0, barOf(first) - start);
      const end = last === null ? bars.length - 1 : Math.min(bars.length - 1, barOf(last) - start);
      for (let bar = begin; bar <= end; bar += 1) hit.add(bar);
    }
    for (const bar of hit) bars[bar] = (bars[bar] ?? 0) + 1;
  }
  return [...bars].map((count, n) => ({ from: from(start + n), to: to(start + n), facts: count }));
}

/** What a range of bars is called. */
export function datesOf(bins: readonly Bin[], from: number, to: number): string | null {
  const [first, last] = [bins[Math.min(from, to)], bins[Math.max(from, to)]];
  if (!first || !last) return null;
  return first.from === last.to ? first.from : `${first.from}/${last.to}`;
}

/** The bars that dates touch: the first and the last; all of them without dates. */
export function barsOf(bins: readonly Bin[], dates: string | null): readonly [number, number] {
  const range = dates === null ? null : parseTime(dates);
  const all = [0, bins.length - 1] as const;
  if (!range) return all;
  const from = bins.findIndex(({ to }) => (parseTime(to)?.lastDay ?? 0) >= range.firstDay);
  const to = bins.findLastIndex((bin) => (parseTime(bin.from)?.firstDay ?? 0) <= range.lastDay);
  return [from < 0 ? all[1] : from, Math.max(to, 0)];
}

/** The first and the last day that any fact is dated to, so that filters never move the scale. */
function extentOf(atlas: Atlas, clock: RangeClock): readonly [string, string] | null {
  let [first, last]: [string | null, string | null] = [null, null];
  for (const fact of atlas.dataset.facts) {
    if (atlas.kinds.get(fact.type)?.background) continue;
    for (const range of rangesOf(atlas, fact, clock)) {
      for (const day of [range.first, range.last]) {
        if (day === null) continue;
        if (first === null || compareDays(day, first) < 0) first = day;
        if (last === null || compareDays(day, last) > 0) last = day;
      }
    }
  }
  return first === null || last === null ? null : [first, last];
}

function rangesOf(atlas: Atlas, fact: Fact, clock: RangeClock): readonly Pick<DateRange, "first" | "last">[] {
  if (clock === "during") {
    return allValues(fact, "when").flatMap((value) => dateOf(value) ?? []);
  }
  return fact.claims.flatMap((claim) => {
    const day = knownWhen(claim, atlas.kg.voices);
    return day === null ? [] : { first: day, last: day };
  });
}

/** Months since the year 0. */
function monthOf(day: string): number {
  const [year, month] = calendarDay(numberOf(day));
  return year * 12 + month - 1;
}

function monthText(month: number, unit: number): string {
  const year = Math.floor(month / 12);
  const text = `${isFar(year) ? "Y" : ""}${yearText(year)}`;
  return unit === 1 ? `${text}-${String(month - year * 12 + 1).padStart(2, "0")}` : text;
}

function numberOf(day: string): number {
  return dayOf(day) ?? 0;
}

function textOf(day: number): string {
  return dayText(day) ?? "";
}
