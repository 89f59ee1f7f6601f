import { type Cell, neutral } from "../display.ts";
import { type Field, fieldOf, GAP, isSeam, measure, shareWidth, total, widthOf } from "./column-widths.ts";
import { totalText } from "./cut.ts";
import type { Listing, ListingColumn } from "./listing.ts";

/** So many records decide which columns there are and how wide; the rest are fitted, so that a long listing starts at once. */
const MEASURED = 1000;

/** A table that fits the width: words stay whole, long cells go on below, columns that find no room are named below. */
export async function* tableText<T>(listing: Listing<T>, width: number): AsyncGenerator<string> {
  let layout: Layout<T> | undefined;
  let records: T[] = [];
  let n = 0;
  const flush = (isAll: boolean): string => {
    const first = layout === undefined;
    layout ??= chooseLayout(listing, records, width, isAll);
    const { columns, widths } = layout;
    const text = records.map((record) => rowText(fieldsOf(columns, record), widths)).join("");
    records = [];
    return first ? headText(layout) + text : text;
  };
  for await (const record of listing.records) {
    n += 1;
    records.push(record);
    if (records.length === MEASURED) yield flush(false);
  }
  const total = listing.total?.() ?? { shown: n, all: n, isAtLeast: false };
  if (total.all === 0) return yield `no ${listing.noun[1]}\n`;
  const rest = n === 0 ? "" : `${flush(layout === undefined)}\n`;
  yield `${rest}${totalText(total, listing.noun)}${noRoomText(layout)}\n`;
}

interface Layout<T> {
  readonly columns: readonly ListingColumn<T>[];
  readonly widths: readonly number[];
  /** Said once, above the table: the same in each row. */
  readonly same: readonly { readonly title: string; readonly text: string }[];
  /** What there would be to show in a wider one. */
  readonly wanted: readonly ListingColumn<T>[];
}

/**
 * All columns, where they fit as they are. Else the first of these where no word is broken, what each row says alike being said once:
 * all columns, then ever narrower sets.
 */
function chooseLayout<T>(listing: Listing<T>, records: readonly T[], width: number, isAll: boolean): Layout<T> {
  const { table, narrower = [] } = listing;
  const [wanted = table, ...others] = [table, ...narrower].map((columns) =>
    isAll && listing.narrower ? withoutEmpty(columns, records) : columns,
  );
  const candidateOf = (columns: readonly ListingColumn<T>[]): Candidate<T> => {
    const plain = { columns, same: [], ...sizes(columns, records) };
    return isAll && records.length > 1 && total(plain.full) > width ? sayOnce(plain, records) : plain;
  };
  let chosen = candidateOf(wanted);
  for (const columns of others) {
    if (total(chosen.least) <= width) break;
    chosen = candidateOf(columns);
  }
  const { columns, same, least, full } = chosen;
  return { columns, same, wanted, widths: shareWidth(least, full, width) };
}

/** Columns that are empty in every record are left out; those without a narrower set were asked for one by one. */
function withoutEmpty<T>(columns: readonly ListingColumn<T>[], records: readonly T[]): readonly ListingColumn<T>[] {
  return columns.filter(({ cell }) => records.some((record) => (cell(record) ?? "") !== ""));
}

interface Candidate<T> extends Omit<Layout<T>, "widths" | "wanted"> {
  readonly least: readonly number[];
  readonly full: readonly number[];
}

function sayOnce<T>(plain: Candidate<T>, records: readonly T[]): Candidate<T> {
  const [first] = records;
  if (first === undefined) return plain;
  const isSame = ({ cell }: ListingColumn<T>) => records.every((record) => cell(record) === cell(first));
  const columns = plain.columns.filter((column) => !isSame(column));
  // A table of nothing but the first column is not a table.
  if (columns.length < 2) return plain;
  const same = plain.columns
    .filter((column) => !columns.includes(column))
    .map(({ title, cell }) => ({ title, text: String(cell(first) ?? "") }));
  return { columns, same, ...sizes(columns, records) };
}

function sizes<T>(columns: readonly ListingColumn<T>[], records: readonly T[]): ReturnType<typeof measure> {
  return measure([titles(columns), ...records.map((record) => fieldsOf(columns, record))]);
}

function fieldsOf<T>(columns: readonly ListingColumn<T>[], record: T): readonly Field[] {
  return columns.map(({ cell }) => fieldOf(cell(record)));
}

function titles<T>(columns: readonly ListingColumn<T>[]): readonly Field[] {
  return columns.map(({ title }) => fieldOf(title));
}

function headText<T>({ columns, widths, same }: Layout<T>): string {
  const said = same.filter(({ text }) => text !== "");
  const once = said.map(({ title, text }) => `${title}: ${neutral(text.replace(/\s+/g, " "))}\n`).join("");
  const rule = widths.map((width) => "─".repeat(width)).join(" ".repeat(GAP));
  return `${once}${once === "" ? "" : "\n"}${rowText(titles(columns), widths)}${rule}\n`;
}

/** ` (hidden columns: voices)` */
function noRoomText<T>(layout: Layout<T> | undefined): string {
  if (!layout) return "";
  const shown = new Set(layout.columns.map(({ title }) => title));
  const said = new Set(layout.same.map(({ title }) => title));
  const missed = layout.wanted.map(({ title }) => title).filter((title) => !shown.has(title) && !said.has(title));
  return missed.length === 0 ? "" : ` (hidden columns: ${missed.join(", ")})`;
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

/** Goes on below after a space, or between the parts of a fact's id; where a word is too long by itself, after a hyphen or the like, else anywhere. */
function wrap(cells: readonly Cell[], width: number): readonly (readonly Cell[])[] {
  const lines: (readonly Cell[])[] = [];
  let rest = cells;
  while (widthOf(rest) > width && rest.length > 1) {
    let end = 0;
    let used = 0;
    let seam = 0;
    let chance = 0;
    for (const cell of rest) {
      // A space at the edge takes no room.
      if (used + cell.width > width && end > 0 && cell.text !== " ") break;
      used += cell.width;
      end += 1;
      if (isSeam(rest, end - 1)) seam = end;
      if (/^[-._,/]$/.test(cell.text)) chance = end;
      if (used > width) break;
    }
    const cut = seam > 0 ? seam : chance > end / 2 ? chance : end;
    const line = rest.slice(0, cut);
    lines.push(line.at(-1)?.text === " " ? line.slice(0, -1) : line);
    rest = rest.slice(cut);
    if (rest[0]?.text === " ") rest = rest.slice(1);
  }
  return [...lines, rest];
}
