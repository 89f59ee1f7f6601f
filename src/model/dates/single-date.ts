import { dayNumber, daysIn } from "./calendar.ts";

/** The days that one date, no interval, may mean. */
export interface SingleDate {
  readonly first: number;
  readonly last: number;
  /** Written without `~`, `?` and `%`: it lies within its days. */
  readonly isExact: boolean;
  /** All of its days are meant (`2024-10`), and not one of them that is left open (`2024-10-XX`). */
  readonly isWhole: boolean;
}

const SIMPLE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
/** A timestamp counts as the day that it writes, whatever its offset. */
const TIMESTAMP =
  /^(-?\d{4}-\d\d-\d\d)T(?:([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?|24:00(?::00(?:\.0+)?)?)(?:Z|(?:[+-]0\d|\+1[0-4]|-1[0-2])(?::?[0-5]\d)?)?$/;
/** Level 2 lets each part have its mark, before it or after it. */
const MARKED = /^([~?%]?)(-?[\dX]{4})([~?%]?)(?:-([~?%]?)([\dX]{2})([~?%]?)(?:-([~?%]?)([\dX]{2})([~?%]?))?)?$/;
/** Years of five digits and more, exponents, and significant digits. */
const LONG_YEAR = /^(?:Y(-?[1-9]\d{4,}|-?[1-9]\d*E\d{1,2})|(-?\d{4}(?=S)))(?:S([1-9]\d?))?([~?%]?)$/;
/** Years are numbers of days too, which have to be exact. */
const LARGEST_YEAR = 1e11;

/** The first month and the number of months of 21 to 41 in the place of a month, as EDTF level 2 names them. Seasons are the meteorological ones. */
const PARTS_OF_YEAR: readonly (readonly [month: number, months: number])[] = [
  ...seasons(3, 6, 9, 12),
  ...seasons(3, 6, 9, 12),
  ...seasons(9, 12, 3, 6),
  ...seasons(1, 4, 7, 10),
  ...[1, 5, 9].map((month): [number, number] => [month, 4]),
  ...[1, 7].map((month): [number, number] => [month, 6]),
];

function seasons(...starts: readonly number[]): [month: number, months: number][] {
  return starts.map((month) => [month, 3]);
}

/** Reads one EDTF date; null where the text is not one. */
export function readSingleDate(text: string): SingleDate | null {
  const simple = SIMPLE.exec(text);
  if (simple) return calendarDate(Number(simple[1]), simple[2], simple[3], true);
  const day = text.length > 12 ? TIMESTAMP.exec(text)?.[1] : undefined;
  if (day !== undefined) return readSingleDate(day);
  const marked = MARKED.exec(text);
  if (marked === null) return longYear(text);
  const [, before, year = "", after, ...rest] = marked;
  const [, month, , , date] = rest;
  const isExact = ![before, after, rest[0], rest[2], rest[3], rest[5]].some(Boolean);
  if (year === "-0000") return null;
  if (/X/.test(year + (month ?? "") + (date ?? ""))) return openDigits(year, month, date, isExact);
  return calendarDate(Number(year), month, date, isExact);
}

function calendarDate(
  year: number,
  month: string | undefined,
  date: string | undefined,
  isExact: boolean,
): SingleDate | null {
  if (month === undefined) return months(year, 1, 12, isExact);
  const m = Number(month);
  if (m > 12) return date === undefined ? partOfYear(year, m, isExact) : null;
  if (m < 1) return null;
  if (date === undefined) return months(year, m, 1, isExact);
  const d = Number(date);
  if (d < 1 || d > daysIn(year, m)) return null;
  const day = dayNumber(year, m, d);
  return { first: day, last: day, isExact, isWhole: true };
}

function partOfYear(year: number, number: number, isExact: boolean): SingleDate | null {
  const part = PARTS_OF_YEAR[number - 21];
  return part === undefined ? null : months(year, part[0], part[1], isExact);
}

function months(year: number, month: number, count: number, isExact: boolean): SingleDate {
  const after = month + count;
  const last = (after > 12 ? dayNumber(year + 1, after - 12, 1) : dayNumber(year, after, 1)) - 1;
  return { first: dayNumber(year, month, 1), last, isExact, isWhole: true };
}

/** `201X`, `2024-XX`, `15XX-12-25`: from the first day that fits to the last. */
function openDigits(
  year: string,
  month: string | undefined,
  date: string | undefined,
  isExact: boolean,
): SingleDate | null {
  const years = fitting(year, year.startsWith("-") ? -9999 : 0, year.startsWith("-") ? -1 : 9999);
  const first = firstOf(years, month, date, false);
  const last = firstOf(years.reverse(), month, date, true);
  return first === null || last === null ? null : { first: first.first, last: last.last, isExact, isWhole: false };
}

function firstOf(
  years: readonly number[],
  month: string | undefined,
  date: string | undefined,
  isBackwards: boolean,
): SingleDate | null {
  const order = <T>(list: T[]): T[] => (isBackwards ? list.reverse() : list);
  const monthList = month === undefined ? [undefined] : order(fitting(month, 1, 41));
  const dateList = date === undefined ? [undefined] : order(fitting(date, 1, 31));
  for (const year of years) {
    for (const m of monthList) {
      // An open digit never makes a season of a month.
      if (m !== undefined && m > 12 && /X/.test(month ?? "")) continue;
      for (const d of dateList) {
        const found = calendarDate(
          year,
          m === undefined ? undefined : String(m),
          d === undefined ? d : String(d),
          true,
        );
        if (found) return found;
      }
    }
  }
  return null;
}

/** The numbers from `low` to `high` that a pattern fits, in their order. */
function fitting(pattern: string, low: number, high: number): number[] {
  const digits = pattern.replace("-", "");
  const [least, most] = [Number(digits.replaceAll("X", "0")), Number(digits.replaceAll("X", "9"))];
  const isNegative = pattern.startsWith("-");
  const numbers: number[] = [];
  for (let n = least; n <= most; n += 1) {
    const written = String(n).padStart(digits.length, "0");
    const number = isNegative ? -n : n;
    if (number < low || number > high) continue;
    if ([...digits].every((digit, i) => digit === "X" || digit === written[i])) numbers.push(number);
  }
  return isNegative ? numbers.reverse() : numbers;
}

/** `Y12345`, `Y-17E7`, `1950S2`: of the last, so many digits are sure. */
function longYear(text: string): SingleDate | null {
  const [, long, short, sure, mark] = LONG_YEAR.exec(text) ?? [];
  const digits = long ?? short;
  if (digits === undefined || digits === "-0000") return null;
  const year = Number(digits);
  if (Math.abs(year) > LARGEST_YEAR) return null;
  const isExact = mark === "";
  if (sure === undefined) return months(year, 1, 12, isExact);
  const unit = 10 ** Math.max(0, String(Math.abs(year)).length - Number(sure));
  const least = Math.floor(Math.abs(year) / unit) * unit;
  const [from, to] = year < 0 ? [-(least + unit - 1), -least] : [least, least + unit - 1];
  return { first: dayNumber(from, 1, 1), last: dayNumber(to, 12, 31), isExact, isWhole: unit === 1 };
}
