import { textOfCell } from "../collect/cell-values.ts";
import type { Table } from "../tables/table.ts";

/** A column with its cells, as far as they were looked at. */
export interface Column {
  readonly name: string;
  /** The columns that it is joined from, where it is not one of the table. */
  readonly parts?: readonly string[];
  /** The values of each row; none where the cell is absent. */
  readonly cells: readonly (readonly string[])[];
  /** How often each value occurs. */
  readonly counts: ReadonlyMap<string, number>;
  /** Rows that have a value. */
  readonly filled: number;
  /** Some cells are lists. */
  readonly isList: boolean;
  /** Some cells hold objects, which are not values. */
  readonly isNested: boolean;
}

/** The rows of a table, side by side. */
export interface Sheet {
  readonly table: Table;
  readonly rows: number;
  /** Whether all rows of the table were looked at. */
  readonly isWhole: boolean;
  readonly columns: readonly Column[];
  /** The first rows whose cells are more than the columns. */
  readonly wide: readonly number[];
}

/** So many cells of a table are looked at. */
const MOST_CELLS = 1_000_000;
const NOTHING: readonly string[] = Object.freeze([]);
const ONLY_EMPTY: ReadonlySet<string> = new Set([""]);

/** Reads the rows of a table that a guess is made from. */
export async function readSheet(table: Table): Promise<Sheet> {
  const most = Math.max(100, Math.floor(MOST_CELLS / Math.max(1, table.columns.length)));
  const cells = table.columns.map((): (readonly string[])[] => []);
  const isList = table.columns.map(() => false);
  const isNested = table.columns.map(() => false);
  const wide: number[] = [];
  let rows = 0;
  let isWhole = true;
  for await (const row of table.rows()) {
    if (rows === most) {
      isWhole = false;
      break;
    }
    rows += 1;
    if (row.cells.slice(table.columns.length).some((cell) => textOfCell(cell, ONLY_EMPTY) !== null))
      wide.push(row.line);
    for (const [n, column] of cells.entries()) {
      const cell = row.cells[n];
      const items = Array.isArray(cell) ? cell : [cell];
      if (Array.isArray(cell)) isList[n] = true;
      if (items.some((item) => typeof item === "object" && item !== null)) isNested[n] = true;
      const texts = items.flatMap((item) => textOfCell(item, ONLY_EMPTY) ?? []);
      column.push(texts.length === 0 ? NOTHING : texts);
    }
  }
  const columns = table.columns.map((name, n) =>
    columnOf({ name, isList: isList[n] ?? false, isNested: isNested[n] ?? false }, cells[n] ?? []),
  );
  return { table, rows, isWhole, columns, wide };
}

function columnOf(column: Pick<Column, "name" | "isList" | "isNested">, cells: readonly (readonly string[])[]): Column {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const items of cells) {
    if (items.length > 0) filled += 1;
    for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  return { ...column, cells, counts, filled };
}

/** The same column without the texts that mean that there is no value. */
export function withoutAbsent(column: Column, absent: ReadonlySet<string>): Column {
  if (![...absent].some((text) => column.counts.has(text))) return column;
  const cells = column.cells.map((items) =>
    items.some((item) => absent.has(item)) ? items.filter((item) => !absent.has(item)) : items,
  );
  return columnOf(column, cells);
}

/** The name of a file without its folders, whichever way these are parted. */
export function baseOf(path: string): string {
  return path.replace(/^.*[\\/]/, "");
}

/** The columns of the table that a column is. */
export function namesOf({ name, parts }: Column): readonly string[] {
  return parts ?? [name];
}

/** First and last names as one column, as people are told apart by both. */
export function joinNames(columns: readonly Column[]): readonly Column[] {
  const first = columns.find(({ name }) => /^(?:first|given|fore).?names?$/i.test(name));
  const last = columns.find(({ name }) => /^(?:last|family).?names?$|^surname$/i.test(name));
  if (first === undefined || last === undefined) return columns;
  const cells = first.cells.map((items, row) => {
    const whole = [...items, ...(last.cells[row] ?? [])].join(" ");
    return whole === "" ? NOTHING : [whole];
  });
  const both = columnOf({ name: "name", isList: false, isNested: false }, cells);
  const joined: Column = { ...both, parts: [first.name, last.name] };
  return columns.flatMap((column) => (column === first ? [joined] : column === last ? [] : [column]));
}

/** Whether no two rows have the same value. */
export function isUnique({ counts, filled, isList }: Column): boolean {
  return !isList && filled > 0 && counts.size === filled;
}

/** The one value that a row has. */
export function valueAt({ cells }: Column, row: number): string | undefined {
  return cells[row]?.[0];
}

/** How far one column says what another one is: rows that bear it out; -1 where a row does not. */
export function evidenceFor(key: Column, other: Column): number {
  const first = new Map<string, string>();
  let evidence = 0;
  for (let row = 0; row < key.cells.length; row += 1) {
    const [text, value] = [valueAt(key, row), valueAt(other, row)];
    if (text === undefined || value === undefined) continue;
    const known = first.get(text);
    if (known === undefined) first.set(text, value);
    else if (known === value) evidence += 1;
    else return -1;
  }
  return evidence;
}
