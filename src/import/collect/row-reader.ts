import type { Place } from "../../diagnostics/diagnostic.ts";
import type { EntityRule, RelationRule, Take } from "../map/take.ts";
import type { CellSpans } from "../tables/cell-spans.ts";
import type { Row, Table } from "../tables/table.ts";
import { taken, textOfCell } from "./cell-values.ts";

/** Reads what a map asks for out of the rows of one file. */
export class RowReader {
  readonly table: Table;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #absent: ReadonlySet<string>;
  readonly #spans: CellSpans;

  constructor(table: Table, absent: ReadonlySet<string>, spans: CellSpans) {
    this.table = table;
    this.#columns = new Map(table.columns.map((name, n) => [name, n]));
    this.#absent = absent;
    this.#spans = spans;
  }

  has(column: string): boolean {
    return this.#columns.has(column);
  }

  /** The text that a row has for this; null: none. */
  text(row: Row, take: Take): string | null {
    if (take.value !== null) return take.value;
    const [only] = take.columns;
    if (take.columns.length === 1 && only !== undefined) return taken(take, [this.#cell(row, only)]);
    return taken(
      take,
      take.columns.map((column) => this.#cell(row, column)),
    );
  }

  /** The same of what may hold several values. A list in a cell is one. */
  texts(row: Row, take: Take): readonly string[] {
    const [only] = take.columns;
    const cell = only === undefined ? undefined : row.cells[this.#columns.get(only) ?? -1];
    if (Array.isArray(cell)) return cell.flatMap((one) => taken(take, [textOfCell(one, this.#absent)]) ?? []);
    if (take.split === null) return [this.text(row, take) ?? []].flat();
    // What parts the values may be a character that no value can have: it is looked for before the cell is cleaned.
    const whole = cell === null || cell === undefined ? "" : String(cell);
    return whole.split(take.split).flatMap((part) => taken(take, [textOfCell(part, this.#absent)]) ?? []);
  }

  #cell(row: Row, column: string): string | null {
    return textOfCell(row.cells[this.#columns.get(column) ?? -1], this.#absent);
  }

  /** Whether a rule is about this row. */
  wants(row: Row, { rows, filled }: Pick<EntityRule | RelationRule, "rows" | "filled">): boolean {
    for (const column of filled) {
      const cell = row.cells[this.#columns.get(column) ?? -1];
      if (Array.isArray(cell) ? cell.length === 0 : textOfCell(cell, this.#absent) === null) return false;
    }
    for (const column in rows) {
      const cell = row.cells[this.#columns.get(column) ?? -1];
      const text = typeof cell === "string" ? cell.trim() : cell === null || cell === undefined ? "" : String(cell);
      if (!rows[column]?.includes(text)) return false;
    }
    return true;
  }

  /** Where formulas are that no program has computed, of these columns. */
  uncomputed(row: Row, columns: readonly string[]): readonly Place[] {
    const cells = [...new Set(columns)].flatMap((column) => this.#columns.get(column) ?? []);
    return cells.flatMap((cell) => (row.isUncomputed?.(cell) ? [this.#placeOf(row, cell)] : []));
  }

  /** Where a value comes from, for findings. */
  place(row: Row, take: Take): Place {
    const [column = ""] = take.columns;
    return this.#placeOf(row, this.#columns.get(column) ?? 0);
  }

  #placeOf(row: Row, column: number): Place {
    return this.#spans.span(this.table.file ?? this.table.name, row.place(column));
  }
}

/** All columns that a rule needs. */
export function columnsOf(
  rule: EntityRule | RelationRule,
): readonly { readonly column: string; readonly pointer: string }[] {
  const takes = Object.values(rule).flatMap(takesIn);
  const filters = Object.keys(rule.rows).map((column) => ({ column, pointer: `${rule.pointer}/rows` }));
  const needed = rule.filled.map((column) => ({ column, pointer: `${rule.pointer}/filled` }));
  return [
    ...takes.flatMap(({ columns, pointer }) => columns.map((column) => ({ column, pointer }))),
    ...filters,
    ...needed,
  ];
}

function takesIn(value: unknown): readonly Take[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(takesIn);
  if ("columns" in value && "join" in value) return [value as Take];
  return Object.values(value).flatMap((one) => (isTake(one) ? [one] : []));
}

function isTake(value: unknown): value is Take {
  return typeof value === "object" && value !== null && "columns" in value;
}
