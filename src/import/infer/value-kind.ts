import { parseDate } from "../../model/dates.ts";
import { webAddress } from "../../wording/web-address.ts";
import { toDate } from "../collect/cell-values.ts";
import { speaksOf, wordsOf } from "./header-words.ts";
import { type Column, isUnique, type Sheet } from "./sheet.ts";

/** What the values of a column are. */
export type Values =
  | { readonly is: "empty" | "number" | "boolean" | "url" | "coordinates" | "long" | "nested" }
  | { readonly is: "text"; readonly split: string | null }
  | { readonly is: "enum"; readonly values: readonly string[] }
  | {
      readonly is: "date";
      /** As `date:` in a map has it; null: ISO 8601. */
      readonly pattern: string | null;
      /** Texts that say that it goes on. */
      readonly open: readonly string[];
      /** Texts that are not dates. */
      readonly others: readonly string[];
      /** The pattern that all of it fits as well. */
      readonly also: string | null;
    };

const NUMBER = /^[+-]?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const BOOLEANS = [
  ["true", "false"],
  ["yes", "no"],
  ["y", "n"],
  ["t", "f"],
  ["1", "0"],
];
const COORDINATES = /^[+-]?\d{1,2}(?:\.\d+)?,\s*[+-]?\d{1,3}(?:\.\d+)?$/;
/** Texts longer than this are for reading. */
const LONG = 100;
/** A list of values that are allowed has so many at most, each used so often at least. */
const MOST_VALUES = 12;
const LEAST_USE = 3;
/** So many different values are tried as dates. */
const MOST_TRIED = 2000;

/** Whether the values are texts of a few words. */
export function isShort(values: Values): boolean {
  return values.is === "text" || values.is === "enum";
}

/** Whether the values may name where something is said. */
export function isCited(values: Values): boolean {
  return isShort(values) || values.is === "url";
}

/** Sees of what kind the values of a column are. */
export function valuesOf(column: Column, { rows, isWhole }: Pick<Sheet, "rows" | "isWhole">): Values {
  const { counts, filled, isNested } = column;
  const texts = [...counts.keys()];
  if (filled === 0) return { is: "empty" };
  if (isNested) return { is: "nested" };
  const isBoolean = BOOLEANS.some(
    (pair) => texts.length === 2 && texts.every((text) => pair.includes(text.toLowerCase())),
  );
  if (isBoolean) return { is: "boolean" };
  const date = dateValues(column);
  if (date) return date;
  if (texts.every((text) => NUMBER.test(text) && isExact(text))) return { is: "number" };
  if (texts.every((text) => !/\s/.test(text) && webAddress(text) !== null)) return { is: "url" };
  if (texts.every((text) => COORDINATES.test(text))) return { is: "coordinates" };
  const length = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  if (length > LONG || texts.some((text) => text.includes("\n"))) return { is: "long" };
  const split = splitOf(column);
  const isFew = isWhole && texts.length <= MOST_VALUES && texts.length >= 2 && filled >= LEAST_USE * texts.length;
  if (isFew && split === null && rows >= 6 && texts.every((text) => text.length <= 40))
    return { is: "enum", values: texts };
  return { is: "text", split };
}

/** Numbers that a program can hold: of ids with 20 digits the end would be lost. */
function isExact(text: string): boolean {
  return text.replace(/\D/g, "").length <= 15;
}

/** What parts the values of cells that hold several. */
function splitOf({ counts, filled }: Column): string | null {
  for (const mark of [";", "|"]) {
    const several = [...counts].filter(([text]) => text.includes(mark));
    const cells = several.reduce((sum, [, count]) => sum + count, 0);
    const parts = several.flatMap(([text]) => text.split(mark).map((part) => part.trim()));
    const isShort = parts.every((part) => part.length <= 60);
    if (several.length > 0 && isShort && (several.length > 1 || filled < 20) && cells >= filled / 50) return mark;
  }
  return null;
}

const PATTERNS: readonly (string | null)[] = [
  null,
  "YYYYMMDD",
  "D.M.Y",
  "D/M/Y",
  "M/D/Y",
  "D-M-Y",
  "M-D-Y",
  "Y/M/D",
  "Y.M.D",
  "D/M/YY",
  "M/D/YY",
  "D.M.YY",
  "D-M-YY",
  "D M Y",
  "M D, Y",
  "M D Y",
  "M/Y",
  "M.Y",
  "M Y",
];
/** Patterns that only day and month tell apart. */
const SWAPPED: Readonly<Record<string, string>> = {
  "D/M/Y": "M/D/Y",
  "D-M-Y": "M-D-Y",
  "D/M/YY": "M/D/YY",
};
/** What an end that has not come is called. */
const OPEN =
  /\b(?:present|ongoing|on-going|current|currently|now|still|today|open|continuing|heute|laufend|actuel|actualmente|presente)\b|в настоящее время|н\.?\s?в\.?|현재|계속|至今|現在|^9999/iu;

function dateValues(column: Column): Values | null {
  const texts = [...column.counts.keys()].slice(0, MOST_TRIED);
  const isNumeric = texts.every((text) => /^\d+(?:\.0+)?$/.test(text));
  const isNamed = ["start", "end", "when"].some((use) => speaksOf(column.name, use as "start")) || isBirth(column.name);
  // An end that has not come is a text that says so.
  const dated = speaksOf(column.name, "end") ? texts.filter((text) => !OPEN.test(text) || /\d{4}/.test(text)) : texts;
  if (dated.length === 0) return { is: "date", pattern: null, open: texts, others: [], also: null };
  let best: { pattern: string | null; fits: number } | null = null;
  for (const pattern of PATTERNS) {
    const fits = texts.filter((text) => isDate(text, pattern)).length;
    if (fits > (best?.fits ?? 0)) best = { pattern, fits };
  }
  if (best === null || best.fits < dated.length * 0.6) return null;
  // A number of four digits is a year where the column's name says so.
  if (isNumeric && !isNamed) return null;
  if (isNumeric && best.pattern === null && !texts.every((text) => /^[12]\d{3}(?:\.0+)?$/.test(text))) return null;
  const { pattern } = best;
  const rest = texts.filter((text) => !isDate(text, pattern));
  const open = rest.filter((text) => OPEN.test(text));
  const others = rest.filter((text) => !open.includes(text));
  // Without a word that speaks of time, what is not a date at all tells that the column is not of dates.
  if (others.length > 0 && !isNamed) return null;
  const swapped = SWAPPED[pattern ?? ""];
  const isEither = swapped !== undefined && texts.filter((text) => isDate(text, swapped)).length === best.fits;
  return { is: "date", pattern, open, others, also: isEither ? swapped : null };
}

function isBirth(name: string): boolean {
  return wordsOf(name).some((word) =>
    /^(?:born|birth|birthday|died|death|dob|dod|accessed|published|updated|said)$/.test(word),
  );
}

function isDate(text: string, pattern: string | null): boolean {
  const date = toDate(text, pattern);
  return /\d/.test(text) && (pattern === null || date !== text) && parseDate(date) !== null;
}

/** A year, a month and a day in columns of their own. */
export interface DateParts {
  readonly columns: readonly string[];
  /** The rest of their names: `st` of `styear`. */
  readonly stem: string;
}

const PARTS: readonly (readonly [part: number, words: RegExp])[] = [
  [0, /year|yr|jahr|год|년/u],
  [1, /month|mon|monat|месяц|월/u],
  [2, /day|tag|день|일/u],
];

/** Finds dates that are given in several columns. */
export function datesInParts(columns: readonly Column[]): readonly DateParts[] {
  const stems = new Map<string, (string | undefined)[]>();
  for (const { name, counts } of columns) {
    if (![...counts.keys()].every((text) => /^-?\d{1,4}$/.test(text))) continue;
    const text = wordsOf(name).join("");
    const found = PARTS.find(([, words]) => words.test(text));
    if (found === undefined) continue;
    const [part, words] = found;
    const stem = text.replace(words, "");
    const parts = stems.get(stem) ?? [];
    parts[part] ??= name;
    stems.set(stem, parts);
  }
  return [...stems].flatMap(([stem, [year, month, day]]) =>
    year === undefined || month === undefined
      ? []
      : [{ stem, columns: [year, month, ...(day === undefined ? [] : [day])] }],
  );
}

/** Codes and names, by which things are told apart: not measures, dates or texts for reading. */
export function mayIdentify(column: Column, values: Values): boolean {
  if (values.is === "text" || values.is === "enum" || values.is === "boolean") return true;
  if (values.is === "url") return isUnique(column);
  const isWhole = [...column.counts.keys()].every((text) => /^\d+$/.test(text));
  return values.is === "number" && isWhole && (speaksOf(column.name, "id") || isUnique(column));
}
