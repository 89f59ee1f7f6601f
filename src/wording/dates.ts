import { parseDate } from "../model/dates.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const SEASONS = ["spring", "summer", "autumn", "winter"];
const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/;

/**
 * An EDTF date as people read it: `19 June 2024`, `about October 2024`, `since 2018`, `June 2020 to February 2021`. What has no plain
 * words (sets, years of five digits) stays as it is written, and so does what is no date.
 */
export function dateText(written: string | number): string {
  const text = String(written).trim();
  if (parseDate(text) === null) return text;
  const [from = "", to, ...rest] = text.split("/");
  if (rest.length > 0) return text;
  if (to === undefined) return day(from) ?? text;
  const [first, last] = [day(from), day(to)];
  if (first !== null && last !== null) return `${first} to ${last}`;
  if (first !== null) return to === ".." ? `since ${first}` : to === "" ? `from ${first}, end unknown` : text;
  if (last !== null) return from === ".." ? `until ${last}` : from === "" ? `until ${last}, start unknown` : text;
  return text;
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
