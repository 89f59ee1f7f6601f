import { parseDate } from "../model/dates.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const SEASONS = ["spring", "summer", "autumn", "winter"];
const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/;

/**
 * An EDTF date as people read it: `19 June 2024`, `about October 2024`, `since 2018`, `June 2020 to February 2021`, `13 to 19 October 2024`. What has no plain
 * words (sets, years of five digits) stays as it is written, and so does what is not a date.
 */
export function dateText(written: string | number): string {
  const text = String(written).trim();
  if (parseDate(text) === null) return text;
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
  const [, year, month, date, mark] = DATE.exec(text) ?? [];
  if (year === undefined) return null;
  const name = month === undefined ? "" : (MONTHS[Number(month) - 1] ?? SEASONS[Number(month) - 21]);
  if (name === undefined) return null;
  const words = [date === undefined ? "" : String(Number(date)), name, year].filter((word) => word !== "").join(" ");
  const about = mark === "~" || mark === "%" ? "about " : "";
  return `${about}${words}${mark === "?" || mark === "%" ? " (uncertain)" : ""}`;
}
