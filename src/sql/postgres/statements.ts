import { createIndexes, createTable, createView, describe, quoted, within } from "../ddl.ts";
import type { Table } from "../table.ts";
import { TABLES } from "../tables.ts";
import { VIEWS } from "../views.ts";

/** What makes the tables, before their rows, in a schema that is there. */
export function tableStatements(schema: string, tables: readonly Table[] = TABLES): readonly string[] {
  return [
    ...tables.map((table) => createTable(table, "postgres", schema)),
    ...tables.map((table) => describe("TABLE", table, schema)),
  ];
}

/** Keys and indexes, after the rows. */
export function indexStatements(schema: string, tables: readonly Table[]): readonly string[] {
  return tables.flatMap((table) => createIndexes(table, schema));
}

/**
 * The views, in a transaction: the path on which they find their tables lasts as long.
 *
 * @param tables the schema of the tables; where it is another one, each table gets a view of its name
 */
export function viewStatements(schema: string, tables: string = schema): readonly string[] {
  const mirrored = schema === tables ? [] : TABLES;
  const path = [...new Set([tables, schema])].map(quoted).join(", ");
  return [
    ...mirrored.map(({ name }) => `CREATE VIEW ${within(schema, name)} AS SELECT * FROM ${within(tables, name)}`),
    `SET LOCAL search_path = ${path}`,
    ...VIEWS.map((view) => createView(view, schema)),
    ...[...mirrored, ...VIEWS].map((view) => describe("VIEW", view, schema)),
  ];
}

/** Statistics for the planner. */
export function analyzeStatements(schema: string): readonly string[] {
  return TABLES.map(({ name }) => `ANALYZE ${within(schema, name)}`);
}

/** The COPY that takes the rows of a table from the client. */
export function copyStatement(schema: string, table: Table): string {
  return `COPY ${within(schema, table.name)} (${table.columns.map(({ name }) => quoted(name)).join(", ")}) FROM STDIN`;
}

/** Lets roles read tables and views. A list of names reaches views on Citus's workers, ALL TABLES does not. */
export function grantStatements(schema: string, names: readonly string[], roles: readonly string[]): readonly string[] {
  const list = names.map((name) => within(schema, name)).join(", ");
  return roles.flatMap((role) => [
    `GRANT USAGE ON SCHEMA ${quoted(schema)} TO ${quoted(role)}`,
    `GRANT SELECT ON ${list} TO ${quoted(role)}`,
  ]);
}

export const TABLE_NAMES: readonly string[] = TABLES.map(({ name }) => name);
export const ALL_NAMES: readonly string[] = [...TABLES, ...VIEWS].map(({ name }) => name);
