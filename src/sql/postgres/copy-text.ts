import { calendarDay, yearText } from "../../model/dates/calendar.ts";
import { arrayText } from "../array-text.ts";
import { engineDay } from "../days.ts";
import type { Column, SqlValue, Table } from "../table.ts";

/** Rows as PostgreSQL's COPY reads them in its text format, gathered into pieces of about 64 kB. */
export function* copyText(table: Table, rows: Iterable<readonly SqlValue[]>): Generator<Buffer> {
  let piece = "";
  for (const row of rows) {
    piece += `${table.columns.map((column, i) => copyCell(row[i] ?? null, column)).join("\t")}\n`;
    if (piece.length < 65_536) continue;
    yield Buffer.from(piece, "utf8");
    piece = "";
  }
  if (piece !== "") yield Buffer.from(piece, "utf8");
}

function copyCell(value: SqlValue, { type }: Column): string {
  if (value === null) return "\\N";
  if (typeof value === "object") return escaped(arrayText(value));
  if (typeof value === "boolean") return value ? "t" : "f";
  if (typeof value === "number") return String(value);
  if (type === "date") return dateCell(value);
  return escaped(type === "json" ? value.replace(UNWELCOME, "$1\uFFFD") : value);
}

/** Before year 1, PostgreSQL counts years backwards from 1 BC. */
function dateCell(text: string): string {
  const day = engineDay(text);
  if (day === null) return "\\N";
  if (!Number.isFinite(day)) return day > 0 ? "infinity" : "-infinity";
  const [year, ...rest] = calendarDay(day);
  if (year >= 1) return text;
  return `${[yearText(1 - year), ...rest.map((part) => String(part).padStart(2, "0"))].join("-")} BC`;
}

/** What jsonb refuses though JSON allows it: NUL, and halves of characters, which JSON.stringify spells out. */
const UNWELCOME = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escaped(text: string): string {
  return text.replaceAll("\0", "\uFFFD").replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}
