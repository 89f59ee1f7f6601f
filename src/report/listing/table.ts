import { type Cell, cellsOf } from "../display.ts";
import type { Listing, ListingColumn } from "./listing.ts";

const GAP = 2;
/** So many records decide how wide the columns are; the rest are fitted, so that a long listing starts at once. */
const MEASURED = 1000;
const NARROWEST = 6;

interface Field {
  readonly cells: readonly Cell[];
  readonly isNumber: boolean;
}

/** A table that fits the width: long cells go on below, nothing is cut off. The count stands at the end. */
export async function* tableText<T>(listing: Listing<T>, width: number): AsyncGenerator<string> {
  let widths: readonly number[] | undefined;
  let rows: (readonly Field[])[] = [];
  let n = 0;
  const flush = (): string => {
    const begins = widths === undefined;
    widths ??= fitWidths([titles(listing.table), ...rows], width);
    const text = rows.map((row) => rowText(row, widths ?? [])).join("");
    rows = [];
    return begins ? headText(listing.table, widths) + text : text;
  };
  for await (const record of listing.records) {
    n += 1;
    rows.push(listing.table.map(({ cell }) => field(cell(record))));
    if (rows.length === MEASURED) yield flush();
  }
  const [one, many] = listing.noun;
  if (n === 0) yield `no ${many}\n`;
  else yield `${flush()}\n${n} ${n === 1 ? one : many}\n`;
}

function field(value: string | number | null): Field {
  return { cells: cellsOf(String(value ?? "").replace(/\s+/g, " ")), isNumber: typeof value === "number" };
}

function titles<T>(columns: readonly ListingColumn<T>[]): readonly Field[] {
  return columns.map(({ title }) => field(title));
}

/** As wide as the widest cell; where that is too much, the widest columns give way first. */
function fitWidths(rows: readonly (readonly Field[])[], width: number): readonly number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, { cells }] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, widthOf(cells));
  }
  let over = widths.reduce((a, b) => a + b, 0) + GAP * (widths.length - 1) - width;
  while (over > 0) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    const next = Math.max(NARROWEST, ...widths.filter((one) => one < widest));
    const shared = widths.filter((one) => one === widest).length;
    const give = Math.min(widest - next || 1, Math.ceil(over / shared));
    for (const [i, one] of widths.entries()) if (one === widest) widths[i] = one - give;
    over -= give * shared;
  }
  return widths;
}

function headText<T>(columns: readonly ListingColumn<T>[], widths: readonly number[]): string {
  const rule = widths.map((width) => "─".repeat(width)).join(" ".repeat(GAP));
  return `${rowText(titles(columns), widths)}${rule}\n`;
}

function rowText(row: readonly Field[], widths: readonly number[]): string {
  const wrapped = row.map(({ cells }, i) => wrap(cells, widths[i] ?? 0));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  let text = "";
  for (let y = 0; y < height; y += 1) {
    const line = wrapped.map((lines, i) => {
      const cells = lines[y] ?? [];
      const shown = cells.map((cell) => cell.text).join("");
      const space = " ".repeat(Math.max(0, (widths[i] ?? 0) - widthOf(cells)));
      return row[i]?.isNumber ? space + shown : shown + space;
    });
    text += `${line.join(" ".repeat(GAP)).trimEnd()}\n`;
  }
  return text;
}

/** Breaks after a space or a hyphen, a dot, an underscore or a comma where one is near, else anywhere. */
function wrap(cells: readonly Cell[], width: number): readonly (readonly Cell[])[] {
  const lines: (readonly Cell[])[] = [];
  let rest = cells;
  while (widthOf(rest) > width && rest.length > 1) {
    let end = 0;
    let used = 0;
    let chance = 0;
    for (const cell of rest) {
      if (used + cell.width > width && end > 0) break;
      used += cell.width;
      end += 1;
      if (/^[ \-._,/]$/.test(cell.text)) chance = end;
    }
    const cut = chance > end / 2 ? chance : end;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut);
    if (rest[0]?.text === " ") rest = rest.slice(1);
  }
  return [...lines, rest];
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
