import { asWritten } from "../diagnostics/as-written.ts";
import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { yearText } from "../model/dates/calendar.ts";
import { parseDate } from "../model/dates.ts";
import { setHint } from "./set-hint.ts";

/** Longer texts are not mistyped values, and matching them takes long. */
const LONGEST = 100;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Why a value is not a date, and how to write it.
 *
 * @param isState it is the time of something that lasts throughout its date
 */
export function dateFinding(value: string | number, place: Place, isState = false): Finding {
  const written = String(value);
  const set = written.length > LONGEST ? null : setHint(written.trim(), isState);
  if (set !== null) return finding("not-a-date", { value: written }, place, { hint: set });
  const meant = readLoosely(written.trim());
  if (meant === undefined || parseDate(meant) === null) {
    const hint = "write `2024`, `2024-10`, `2024-10-28`, `2024-10~`, `2024-10/..` or `2024-06/2024-10`";
    return finding("not-a-date", { value: asWritten(value) }, place, { hint });
  }
  return finding("not-a-date", { value: asWritten(value) }, place, {
    hint: `write \`${meant}\``,
    fix: [{ place, newText: meant }],
  });
}

/** What people write where EDTF belongs. A date that could be read two ways (`3/4/2024`) is not guessed. */
function readLoosely(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const year = /^([-−]?)(\d{1,3})$/.exec(text);
  if (year) return `${year[1] === "" ? "" : "-"}${year[2]?.padStart(4, "0")}`;
  const long = /^Y?(-?)(\d{4,})$/.exec(text);
  if (long && long[2]?.length === 4) return `${long[1]}${long[2]}`;
  if (long && long[2]?.length === 5) return `Y${long[1]}${long[2]}`;
  const before = /^(\d{1,6})\s*(?:BC|BCE|B\.C\.|v\. ?Chr\.)$/i.exec(text);
  if (before) return yearBefore(Number(before[1]));
  const spaced = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?(?:\.\d+)?) ?(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(text);
  if (spaced) return `${spaced[1]}T${spaced[2]}${spaced[3] ?? ""}`;
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (compact) return `${compact[1]}-${compact[2]}-${compact[3]}`;
  const yearFirst = /^(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?$/.exec(text);
  if (yearFirst) return join(yearFirst[1], yearFirst[2], yearFirst[3]);
  const monthYear = /^(\d{1,2})[./](\d{4})$/.exec(text);
  if (monthYear) return join(monthYear[2], monthYear[1]);
  const decade = /^(\d{3})0['’]?s$/i.exec(text);
  if (decade) return `${decade[1]}X`;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted) return join(dotted[3], dotted[2], dotted[1]);
  const about = /^(?:about|around|circa|ca\.?|c\.)\s*(\d{4}(?:-\d\d)?)$/i.exec(text);
  if (about) return `${about[1]}~`;
  const since = /^(?:since|from|after)\s+(\d{4}(?:-\d\d){0,2})$/i.exec(text);
  if (since) return `${since[1]}/..`;
  const until = /^(?:until|till|before)\s+(\d{4}(?:-\d\d){0,2})$/i.exec(text);
  if (until) return `../${until[1]}`;
  const range = /^(\d{4}(?:-\d\d){0,2})\s*(?:\.\.|–|—|to| - )\s*(\d{4}(?:-\d\d){0,2})$/i.exec(text);
  if (range) return `${range[1]}/${range[2]}`;
  const dayFirst = /^(?:(\d{1,2})\.?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})$/.exec(text);
  if (dayFirst) return join(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/.exec(text);
  if (monthFirst) return join(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  return undefined;
}

/** 1 BC is the year 0. */
function yearBefore(count: number): string {
  const year = yearText(1 - count);
  return count > 10_000 ? `Y${year}` : year;
}

/** `0` of what is not the name of a month: no date has it. */
function monthNumber(name = ""): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function join(year?: string, month?: string, day?: string): string | undefined {
  if (year === undefined || month === undefined) return undefined;
  const parts = [year, month.padStart(2, "0"), ...(day === undefined ? [] : [day.padStart(2, "0")])];
  return parts.join("-");
}
