import type { KindName } from "../../model/kinds/index.ts";
import type { ValueType } from "../../model/schema.ts";
import { controlIn } from "../../text/unseen.ts";
import type { Take } from "../map/take.ts";

/** The text of a cell, without what surrounds it or cannot be written; null where it means that there is none. */
export function textOfCell(cell: unknown, absent: ReadonlySet<string>): string | null {
  if (cell === null || cell === undefined) return null;
  const text = typeof cell === "string" ? cell : typeof cell === "object" ? JSON.stringify(cell) : String(cell);
  const clean = (controlIn(text) === undefined ? text : text.replace(/\r\n?/g, "\n").replace(CONTROLS, " ")).trim();
  return absent.has(clean) ? null : clean;
}

const CONTROLS = /(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** What a `Take` makes of the texts of its columns. */
export function taken(take: Take, texts: readonly (string | null)[]): string | null {
  if (take.value !== null) return take.value;
  const there = texts.filter((text) => text !== null);
  if (there.length === 0) return null;
  // A date without its day is a month.
  if (take.date?.startsWith("Y")) return leading(texts).join(take.join) || null;
  // Half a pair of coordinates, or of keys, is not one.
  if (take.columns.length > 1 && there.length < texts.length && take.join !== " ") return null;
  const text = there.join(take.join);
  return take.prefix + (take.words !== null && Object.hasOwn(take.words, text) ? take.words[text] : text);
}

function leading(texts: readonly (string | null)[]): readonly (string | null)[] {
  const end = texts.indexOf(null);
  return end < 0 ? texts : texts.slice(0, end);
}

/** Values that YAML has. */
type Written = string | number | boolean;

/** The value that is written for a text, where a field of this type wants it. What does not fit stays as it is, for the schema to refuse. */
export function valueFor(type: ValueType, text: string, take: Take): Written {
  return FROM_TEXT[type.kind](text, take);
}

const FROM_TEXT: { readonly [K in KindName]: (text: string, take: Take) => Written } = {
  text: (text) => text,
  number: (text) => toNumber(text) ?? text,
  boolean: (text) => toBoolean(text) ?? text,
  date: (text, { date }) => toDate(text, date),
  url: oneLine,
  coordinates: oneLine,
  quantity: (text, { unit }) => {
    const share = PERCENTAGE.exec(text)?.[1];
    if (share !== undefined && /^(?:%|percent)?$/.test(unit)) return `${share} ${unit || "%"}`;
    const number = share === undefined ? toNumber(text) : null;
    return unit === "" ? (number ?? text) : `${number ?? text} ${unit}`;
  },
  enum: oneLine,
  ref: oneLine,
};

/** A text without line breaks and tabs. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\n\r\t]\s*/g, " ");
}

const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const PERCENTAGE = /^([+-]?\d+(?:\.\d+)?)\s*%$/;

function toNumber(text: string): number | null {
  const share = PERCENTAGE.exec(text)?.[1];
  if (share !== undefined) return Number(`${share}e-2`);
  return NUMBER.test(text) ? Number(text.replaceAll(",", "")) : null;
}

function toBoolean(text: string): boolean | null {
  if (/^(?:true|yes|y|t|1)$/i.test(text)) return true;
  return /^(?:false|no|n|f|0)$/i.test(text) ? false : null;
}

const TIMESTAMP = /^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A date as EDTF: the day of a timestamp, a year that was read as a number, or what a pattern says. */
export function toDate(text: string, pattern: string | null = null): string {
  const day = TIMESTAMP.exec(text)?.[1];
  if (day !== undefined) return day;
  if (/^\d{1,4}(?:\.0+)?$/.test(text) && pattern === null) return text.replace(/\..*/, "").padStart(4, "0");
  return pattern === null ? text : (byPattern(text, pattern) ?? text);
}

/** What two digits mean as a year, after POSIX: from 1969 to 2068. */
function fullYear(digits: string): string {
  return digits.length > 2 ? digits : `${Number(digits) < 69 ? "20" : "19"}${digits}`;
}

function byPattern(text: string, pattern: string): string | null {
  const shorter = /^Y.*(?=[^DMY][DMY]+$)/.exec(pattern)?.[0];
  return byWholePattern(text, pattern) ?? (shorter === undefined ? null : byPattern(text, shorter));
}

function byWholePattern(text: string, pattern: string): string | null {
  const letters: string[] = [];
  const source = pattern.replace(/D+|M+|Y+|[^DMY]/g, (part) => {
    const letter = part.charAt(0);
    if (!"DMY".includes(letter)) return part.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    letters.push(letter);
    return groupOf(part);
  });
  const found = new RegExp(`^${source}$`).exec(text);
  if (found === null) return null;
  const parts = new Map(letters.map((letter, n) => [letter, found[n + 1] ?? ""]));
  const month = parts.get("M");
  const named = month === undefined ? undefined : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const year = parts.get("Y");
  const written = [year === undefined ? undefined : fullYear(year), named ? String(named) : month, parts.get("D")];
  return written.flatMap((part) => (part === undefined ? [] : [part.padStart(2, "0")])).join("-");
}

function groupOf(letters: string): string {
  if (letters.startsWith("Y") && letters !== "YY") return "(\\d{4})";
  if (letters.length > 1) return "(\\d\\d)";
  return letters === "M" ? "(\\d{1,2}|[A-Za-z]{3,9})" : "(\\d{1,2})";
}

/** One date of a beginning and an end. `isOver`: an end is asked for, so that its absence says that it is not known. */
export function spanOf(start: string | null, end: string | null, goesOn: boolean, hasEnd: boolean): string | null {
  if (start === null) return end === null ? null : `../${end}`.replace("../", "/");
  if (goesOn) return `${start}/..`;
  if (end === null) return hasEnd ? `${start}/` : start;
  return start === end ? start : `${start}/${end}`;
}
