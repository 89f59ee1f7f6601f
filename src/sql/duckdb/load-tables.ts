import {
  DATE,
  DOUBLE,
  DuckDBBooleanType,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
} from "@duckdb/node-api";
import type { Core } from "../../query/core.ts";
import { engineDay } from "../days.ts";
import { createTable, createView } from "../ddl.ts";
import type { Column, ColumnType, SqlValue, Table } from "../table.ts";
import { tablesOf } from "../tables.ts";
import { VIEWS } from "../views.ts";

/** As many rows as a DuckDB vector holds. */
const CHUNK = 2048;

/** Creates all tables and views in an empty database and fills them. */
export async function loadTables(
  connection: DuckDBConnection,
  core: Core,
  onShare?: (share: number) => void,
): Promise<void> {
  const tables = tablesOf(core.schema);
  for (const [n, table] of tables.entries()) {
    onShare?.(n / tables.length);
    await connection.run(createTable(table, "duckdb"));
    await fill(connection, table, core);
  }
  for (const view of VIEWS) await connection.run(createView(view));
}

async function fill(connection: DuckDBConnection, table: Table, core: Core): Promise<void> {
  const appender = await connection.createAppender(table.name);
  const types = table.columns.map((column) => TYPES[column.type]);
  let columns: DuckDBValue[][] = types.map(() => []);
  const flush = () => {
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(columns);
    appender.appendDataChunk(chunk);
    columns = types.map(() => []);
  };
  for (const row of table.rows(core)) {
    for (const [i, column] of table.columns.entries()) columns[i]?.push(toDuckDb(row[i] ?? null, column));
    if (columns[0]?.length === CHUNK) flush();
  }
  if ((columns[0]?.length ?? 0) > 0) flush();
  appender.closeSync();
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

function toDuckDb(value: SqlValue, column: Column): DuckDBValue {
  if (value === null) return null;
  if (column.type === "date") return dateOf(String(value));
  return typeof value === "object" ? listValue([...value]) : value;
}

function dateOf(text: string): DuckDBDateValue | null {
  const day = engineDay(text);
  if (day === null) return null;
  if (Number.isFinite(day)) return new DuckDBDateValue(day);
  return day > 0 ? DuckDBDateValue.PosInf : DuckDBDateValue.NegInf;
}
