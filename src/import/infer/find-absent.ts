import { speaksOf } from "./header-words.ts";
import type { Column, Sheet } from "./sheet.ts";

/** What the files write where there is no value, and what a map says of it. */
export interface AbsentGuess {
  /** Null: as a map has it that does not say. */
  readonly written: readonly string[] | null;
  readonly texts: ReadonlySet<string>;
  readonly why: string;
}

const DEFAULT = ["NA", "N/A", "NULL", "-9"];
const WORDS = [
  ...["NA", "N/A", "n/a", "NULL", "null", "None", "NaN", "nan", "#N/A", "<NA>", "(null)", "nil"],
  ...[".", "-", "--", "–", "—", "?", "..", "...", "n.a.", "k.A.", "нет данных", "н/д", "없음", "해당없음"],
];
/** Numbers below all others that say that a number is missing. */
const SENTINELS = ["-9", "-99", "-999", "-9999"];

/** Finds the texts that mean “no value”, and those that would by default but are values here. */
export function findAbsent(sheets: readonly Sheet[]): AbsentGuess {
  const columns = sheets.flatMap((sheet) => sheet.columns);
  const seen = new Map<string, string>();
  const values = new Map<string, string>();
  for (const column of columns) {
    for (const text of [...WORDS, ...SENTINELS]) {
      if (!column.counts.has(text)) continue;
      if (isValue(column, text)) values.set(text, column.name);
      else if (!SENTINELS.includes(text) || isSentinel(column, text)) seen.set(text, column.name);
    }
  }
  const texts = [...DEFAULT, ...[...seen.keys()].filter((text) => !DEFAULT.includes(text))].filter(
    (text) => !values.has(text),
  );
  const isDefault = texts.length === DEFAULT.length && texts.every((text) => DEFAULT.includes(text));
  return {
    written: isDefault ? null : texts,
    texts: new Set(["", ...texts]),
    why: whyOf(seen, values),
  };
}

/** Two letters among codes of two letters are a code: NA is Namibia. A -9 beside a -12 is a number. */
function isValue({ name, counts, isList }: Column, text: string): boolean {
  const others = [...counts.keys()].filter((one) => one !== text && one !== "");
  if (SENTINELS.includes(text)) return others.some((one) => /^-\d/.test(one) && !SENTINELS.includes(one));
  if (text !== "NA" || isList || others.length < 2) return false;
  const isCode = others.every((one) => /^[A-Z]{2}$/.test(one) || WORDS.includes(one));
  return isCode && (others.length >= 20 || speaksOf(name, "id") || /iso|country|land|pays|state/i.test(name));
}

/** A negative number among numbers that are not. */
function isSentinel({ counts }: Column, text: string): boolean {
  const others = [...counts.keys()].filter((one) => one !== text && !WORDS.includes(one) && !SENTINELS.includes(one));
  if (others.length === 0) return text === "-9";
  // A word in the column, and a -9 beside it, is a code of missing values as well.
  return others.every((one) => !/^-\d/.test(one));
}

function whyOf(seen: ReadonlyMap<string, string>, values: ReadonlyMap<string, string>): string {
  const found = [...seen].map(([text, column]) => `\`${text}\` in ${column}`);
  const kept = [...values].map(([text, column]) => `\`${text}\` is a value of ${column}`);
  return [...(found.length > 0 ? [`seen: ${found.join(", ")}`] : []), ...kept].join("; ");
}
