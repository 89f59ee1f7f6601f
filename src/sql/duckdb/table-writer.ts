import {
  DATE,
  DOUBLE,
  type DuckDBAppender,
  DuckDBBooleanType,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  type DuckDBType,
  INTEGER,
  LIST,
  VARCHAR,
} from "@duckdb/node-api";
import duckdb, { type Vector } from "@duckdb/node-bindings";
import { engineDay } from "../days.ts";
import type { ColumnType, SqlValue, Table } from "../table.ts";

/** As many rows as a DuckDB vector holds. */
const CHUNK = 2048;

/** Fills a table, column by column of some rows at a time: the engine's own way to set one value after the other takes four times as long. */
export class TableWriter {
  readonly #appender: DuckDBAppender;
  readonly #columnTypes: readonly ColumnType[];
  readonly #types: readonly DuckDBType[];
  readonly #columns: SqlValue[][];

  static async open(connection: DuckDBConnection, table: Table): Promise<TableWriter> {
    return new TableWriter(await connection.createAppender(table.name), table);
  }

  private constructor(appender: DuckDBAppender, { columns }: Table) {
    this.#appender = appender;
    this.#columnTypes = columns.map(({ type }) => type);
    this.#types = this.#columnTypes.map((kind) => TYPES[kind]);
    this.#columns = columns.map(() => []);
  }

  add(rows: Iterable<readonly SqlValue[]>): void {
    const columns = this.#columns;
    for (const row of rows) {
      for (let n = 0; n < columns.length; n += 1) columns[n]?.push(row[n] ?? null);
      if (columns[0]?.length === CHUNK) this.#flush();
    }
  }

  /** Until then rows may be missing. */
  close(): void {
    this.#flush();
    this.#appender.closeSync();
  }

  #flush(): void {
    const rows = this.#columns[0]?.length ?? 0;
    if (rows === 0) return;
    const chunk = DuckDBDataChunk.create(this.#types, rows);
    for (const [n, values] of this.#columns.entries()) {
      fillColumn(duckdb.data_chunk_get_vector(chunk.chunk, n), this.#columnTypes[n] ?? "text", values);
      values.length = 0;
    }
    this.#appender.appendDataChunk(chunk);
  }
}

const TYPES: Readonly<Record<ColumnType, DuckDBType>> = {
  text: VARCHAR,
  integer: INTEGER,
  double: DOUBLE,
  boolean: DuckDBBooleanType.instance,
  date: DATE,
  "text[]": LIST(VARCHAR),
  json: VARCHAR,
};

type Fill = (vector: Vector, values: SqlValue[]) => void;

const FILL: Readonly<Record<ColumnType, Fill>> = {
  text: fillTexts,
  json: fillTexts,
  "text[]": fillLists,
  integer: (vector, values) => fillNumbers(vector, new Int32Array(values.length), values),
  double: (vector, values) => fillNumbers(vector, new Float64Array(values.length), values),
  boolean: (vector, values) => fillNumbers(vector, new Uint8Array(values.length), values),
  date: (vector, values) => fillNumbers(vector, new Int32Array(values.length), values),
};

function fillColumn(vector: Vector, type: ColumnType, values: SqlValue[]): void {
  const engineValue = ENGINE_VALUES[type];
  if (engineValue) for (const [n, value] of values.entries()) if (value !== null) values[n] = engineValue(value);
  if (setValidity(vector, values)) FILL[type](vector, values);
}

/** Where the engine has another value than we have. What is not a day is null. */
const ENGINE_VALUES: Partial<Record<ColumnType, (value: SqlValue) => number | null>> = {
  date: (value) => dayOf(String(value)),
};

/** Marks what is null. False where all of it is. */
function setValidity(vector: Vector, values: readonly SqlValue[]): boolean {
  // Whole words of 64 bits.
  const bits = new Uint8Array(8 * Math.ceil(values.length / 64)).fill(0xff);
  let nulls = 0;
  for (let n = 0; n < values.length; n += 1) {
    if (values[n] !== null) continue;
    bits[n >> 3] = (bits[n >> 3] ?? 0) & ~(1 << (n & 7));
    nulls += 1;
  }
  if (nulls > 0) {
    duckdb.vector_ensure_validity_writable(vector);
    duckdb.copy_data_to_vector_validity(vector, 0, bits.buffer, 0, bits.length);
  }
  return nulls < values.length;
}

/** Bytes of a text's place in a vector: its length in four, and the text itself where it has room behind them. */
const [SLOT, LENGTH] = [16, 4];

/** To set a short text by the engine takes three times as long as to write it where it goes. */
function fillTexts(vector: Vector, values: readonly SqlValue[]): void {
  const slots = new Uint8Array(SLOT * values.length);
  const others: number[] = [];
  for (let n = 0; n < values.length; n += 1) {
    const value = values[n];
    if (typeof value === "string" && !putShort(slots, SLOT * n, value)) others.push(n);
  }
  duckdb.copy_data_to_vector(vector, 0, slots.buffer, 0, slots.byteLength);
  for (const n of others) duckdb.vector_assign_string_element(vector, n, String(values[n]));
}

/** False where the text is too long, or not all ASCII. */
function putShort(slots: Uint8Array, at: number, text: string): boolean {
  if (text.length > SLOT - LENGTH) return false;
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n);
    if (code > 127) {
      slots.fill(0, at, at + SLOT);
      return false;
    }
    slots[at + LENGTH + n] = code;
  }
  slots[at] = text.length;
  return true;
}

function fillNumbers(
  vector: Vector,
  numbers: Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>,
  values: readonly SqlValue[],
): void {
  for (let n = 0; n < values.length; n += 1) numbers[n] = Number(values[n]);
  duckdb.copy_data_to_vector(vector, 0, numbers.buffer, 0, numbers.byteLength);
}

/** Of each list where it begins among the items of all, and how long it is: two numbers of 64 bits. */
function fillLists(vector: Vector, values: readonly SqlValue[]): void {
  const places = new BigUint64Array(2 * values.length);
  const items: string[] = [];
  for (const [n, value] of values.entries()) {
    if (value === null || typeof value !== "object") continue;
    places[2 * n] = BigInt(items.length);
    places[2 * n + 1] = BigInt(value.length);
    items.push(...value);
  }
  duckdb.list_vector_reserve(vector, items.length);
  duckdb.list_vector_set_size(vector, items.length);
  fillTexts(duckdb.list_vector_get_child(vector), items);
  duckdb.copy_data_to_vector(vector, 0, places.buffer, 0, places.byteLength);
}

function dayOf(text: string): number | null {
  const day = engineDay(text);
  if (day === null || Number.isFinite(day)) return day;
  return day > 0 ? DuckDBDateValue.PosInf.days : DuckDBDateValue.NegInf.days;
}
