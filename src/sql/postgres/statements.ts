import { createIndexes, createTable, createView, describe, quoted } from "../ddl.ts";
import type { Table } from "../table.ts";
import { TABLES } from "../tables.ts";
import { VIEWS } from "../views.ts";

/** What makes the tables, before their rows, in a schema that is there. */
export function tableStatements(schema: string, tables: readonly Table[] = TABLES): readonly string[] {
  return tables.map((table) => createTable(table, "postgres", schema));
}

/** Keys, indexes, views and statistics, after the rows. Inside a transaction: the path on which views find tables lasts as long. */
export function afterRows(schema: string): readonly string[] {
  return [
    ...TABLES.flatMap((table) => createIndexes(table, schema)),
    `SET LOCAL search_path = ${quoted(schema)}`,
    ...VIEWS.map((view) => createView(view, schema)),
    ...TABLES.map((table) => describe("TABLE", table, schema)),
    ...VIEWS.map((view) => describe("VIEW", view, schema)),
    ...TABLES.map((table) => `ANALYZE ${quoted(schema)}.${quoted(table.name)}`),
  ];
}

/** A script for psql that makes the tables, keys, indexes and views of `publish` in a new schema, without rows. */
export function publishScript(schema: string, tables: readonly Table[]): string {
  const statements = [
    "BEGIN",
    "SET LOCAL client_encoding = 'UTF8'",
    `CREATE SCHEMA ${quoted(schema)}`,
    ...tableStatements(schema, tables),
  ];
  const after = [...afterRows(schema), "COMMIT"];
  const lines = (all: readonly string[]) => all.map((sql) => `${sql};\n`).join("");
  return `${HEAD}${lines(statements)}\n${ROWS}\n${lines(after)}`;
}

const HEAD = `-- The tables and views of \`entente publish\`, without rows: psql -v ON_ERROR_STOP=1 -f FILE
-- The schema has no comment of \`publish\`, so \`publish\` will not replace it.
`;
const ROWS = `-- Load the rows here: \`entente export parquet\` writes them, one file a table.
`;
