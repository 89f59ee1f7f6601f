import { parseDate } from "../model/dates.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");
/** 21 to 41 in the place of a month. */
const PARTS_OF_YEAR = [
  ...["spring", "summer", "autumn", "winter", "spring", "summer", "autumn", "winter"],
  ...["southern spring", "southern summer", "southern autumn", "southern winter"],
  ...["first quarter of", "second quarter of", "third quarter of", "fourth quarter of"],
  ...["first third of", "second third of", "last third of", "first half of", "second half of"],
];
const DATE = /^(-?\d{4}|Y-?\d{5,})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/;
const TIMESTAMP = /^(.{10,11})T([\d:]+)(?:\.\d+)?(Z|[+-].*)?$/;

/** How a day is written in a field that knows years before 1. */
export const DAY_FORMAT = "-0043-03-15";

/**
 * An EDTF date as people read it: `19 June 2024`, `about October 2024`, `since 2018`, `June 2020 to February 2021`, `13 to 19 October 2024`,
 * `15 March 44 BCE`. What has no plain words (digits left open, parts marked singly) stays as it is written, and so does what is not a date.
 */
export function dateText(written: string | number): string {
  const text = parseDate(written)?.text;
  if (text === undefined) return String(written).trim();
  const [from = "", to, ...rest] = text.split("/");
  if (rest.length > 0) return text;
  if (to === undefined) return day(from) ?? text;
  const [first, last] = [day(from), day(to)];
  if (first !== null && last !== null) return `${withoutShared(first, last)} to ${last}`;
  if (first !== null) return to === ".." ? `since ${first}` : to === "" ? `from ${first}, end unknown` : text;
  if (last !== null) return from === ".." ? `until ${last}` : from === "" ? `until ${last}, start unknown` : text;
  return text;
}

/** `13 October 2024`, before `19 October 2024`, is `13`; before `3 November 2024`, it is `13 October`. */
function withoutShared(first: string, last: string): string {
  const [words, others] = [first.split(" "), last.split(" ")];
  let shared = 0;
  while (shared < words.length - 1 && words.at(-1 - shared) === others.at(-1 - shared)) shared += 1;
  const isExact = words.length === others.length && !/about|uncertain/.test(first + last);
  return isExact ? words.slice(0, words.length - shared).join(" ") : first;
}

function day(text: string): string | null {
  const [, on, time, zone = ""] = TIMESTAMP.exec(text) ?? [];
  if (on !== undefined) return `${day(on) ?? on}, ${time}${zone === "Z" ? " UTC" : zone && ` UTC${zone}`}`;
  const [, written, month, date, mark] = DATE.exec(text) ?? [];
  if (written === undefined) return null;
  const name = month === undefined ? "" : (MONTHS[Number(month) - 1] ?? PARTS_OF_YEAR[Number(month) - 21]);
  if (name === undefined) return null;
  const year = yearWords(Number(written.replace("Y", "")));
  const words = [date === undefined ? "" : String(Number(date)), name, year].filter((word) => word !== "").join(" ");
  const about = mark === "~" || mark === "%" ? "about " : "";
  return `${about}${words}${mark === "?" || mark === "%" ? " (uncertain)" : ""}`;
}

/** Year 0 is 1 BCE. */
function yearWords(year: number): string {
  return year > 0 ? String(year).padStart(4, "0") : `${1 - year} BCE`;
}
