/**
 * Days of the proleptic Gregorian calendar with a year 0, as ISO 8601 and EDTF count them: year 0 is 1 BCE, year -43 is 44 BCE. A day is a
 * number, 0 on 1970-01-01, or its text: `2024-10-28`, `-0043-03-15`, `12345-01-01`. `Date` ends at the year 275,760.
 */

/** The number of a day. From Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month and day of a day's number. */
export function calendarDay(day: number): readonly [year: number, month: number, day: number] {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const inMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, inMonth];
}

/** How many days a month has. */
export function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** `0800`, `-0043`, `12345` */
export function yearText(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, "0");
  return year < 0 ? `-${digits}` : digits;
}

/** A day as text; null for an infinite one. */
export function dayText(day: number): string | null {
  if (!Number.isFinite(day)) return null;
  const [year, month, inMonth] = calendarDay(day);
  return `${yearText(year)}-${twoDigits(month)}-${twoDigits(inMonth)}`;
}

const DAY = /^(-?\d{4,12})-(\d\d)-(\d\d)$/;

/** The number of a day's text; null where it is not one. */
export function dayOf(text: string): number | null {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined) return null;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m) ? dayNumber(y, m, d) : null;
}

/** Orders the texts of two days: as text, `-0044` would come after `-0100`, and `12345` before `2024`. */
export function compareDays(a: string, b: string): number {
  if (a.length === 10 && b.length === 10 && a >= "0" && b >= "0") return a < b ? -1 : a > b ? 1 : 0;
  return (dayOf(a) ?? 0) - (dayOf(b) ?? 0);
}

function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}
