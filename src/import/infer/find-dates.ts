import type { Part, Read, TakeText } from "./guess.ts";
import { speaksOf, wordsOf } from "./header-words.ts";
import { datesInParts } from "./value-kind.ts";

/** Dates of a table, by what they say. */
export interface Dates {
  readonly start: Part | null;
  readonly end: Part | null;
  readonly when: Part | null;
}

const STARTS = /^(?:st|s|start|beg|begin|from)$/;
const ENDS = /^(?:e|end|fin|stop|to|until)$/;

/** Finds when something began, ended or was. */
export function findDates(read: Read): Dates {
  const found: { start: Part | null; end: Part | null; when: Part | null } = { start: null, end: null, when: null };
  for (const { stem, columns } of datesInParts(read.columns)) {
    const part: Part = {
      columns,
      take: { column: [...columns], join: "-", date: "Y-M-D" },
      why: "a date in several columns",
    };
    const key = STARTS.test(stem) ? "start" : ENDS.test(stem) ? "end" : "when";
    found[key] ??= part;
  }
  const parts = new Set(Object.values(found).flatMap((part) => part?.columns ?? []));
  for (const column of read.columns) {
    const values = read.valuesOf(column);
    if (values.is !== "date" || parts.has(column.name) || isOfEntity(column.name)) continue;
    const key = speaksOf(column.name, "end") ? "end" : speaksOf(column.name, "start") ? "start" : "when";
    const open = key === "end" ? values.open : [];
    const others = [...values.others, ...(key === "end" ? [] : values.open)];
    found[key] ??= {
      columns: [column.name],
      take: dateTake(column.name, values.pattern, open),
      why: [
        values.also === null ? "" : `or \`${values.also}\`: every date fits both`,
        others.length === 0 ? "" : `rows with other texts are refused, such as ${JSON.stringify(others[0])}`,
      ]
        .filter((text) => text !== "")
        .join("; "),
    };
  }
  // An end without a beginning says when it was.
  if (found.when !== null && found.start === null && found.end !== null)
    return { ...found, start: found.when, when: null };
  return found.start !== null || found.end !== null ? { ...found, when: null } : found;
}

export function dateTake(column: string, pattern: string | null, open: readonly string[]): TakeText {
  if (pattern === null && open.length === 0) return column;
  return { column, ...(pattern !== null && { date: pattern }), ...(open.length > 0 && { open: [...open] }) };
}

/** A date of the thing itself, whatever its relations. */
function isOfEntity(name: string): boolean {
  return wordsOf(name).some((word) =>
    /^(?:born|birth|birthday|birthdate|dob|died|death|dod|founded|dissolved|accessed|updated|created|modified)$/.test(
      word,
    ),
  );
}
