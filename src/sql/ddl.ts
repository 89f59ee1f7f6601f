import type { ColumnType, Table, View } from "./table.ts";
import { OWN_COMMENT } from "./tables.ts";

export type Dialect = "duckdb" | "postgres";

/** Words that engines keep for themselves; quoting every name costs nothing and hides no word. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function createTable(table: Table, dialect: Dialect, schema?: string): string {
  const lines = table.columns.map(
    ({ name, type, required }) => `  ${quoted(name)} ${TYPES[dialect][type]}${required ? " NOT NULL" : ""}`,
  );
  return `CREATE TABLE ${within(schema, table.name)} (\n${lines.join(",\n")}\n)`;
}

/** The primary key and the indexes, made after loading: an engine sorts faster than it inserts. */
export function createIndexes(table: Table, schema: string): readonly string[] {
  const list = (names: readonly string[]) => names.map(quoted).join(", ");
  const key = `ALTER TABLE ${within(schema, table.name)} ADD PRIMARY KEY (${list(table.key)})`;
  const indexes = table.indexes.map((names) => `CREATE INDEX ON ${within(schema, table.name)} (${list(names)})`);
  const hashes = (table.hashed ?? []).map(
    (name) => `CREATE INDEX ON ${within(schema, table.name)} USING hash (${quoted(name)})`,
  );
  return [...(table.key.length > 0 ? [key] : []), ...indexes, ...hashes];
}

export function createView(view: View, schema?: string): string {
  return `CREATE VIEW ${within(schema, view.name)} AS ${unindented(view.select)}`;
}

/** The comment that says what a table or view holds, and that it is ours. */
export function describe(kind: "TABLE" | "VIEW", { name, description }: Table | View, schema: string): string {
  return `COMMENT ON ${kind} ${within(schema, name)} IS '${OWN_COMMENT}${description.replaceAll("'", "''")}'`;
}

/** Takes off the indentation that a statement has in code. */
export function unindented(sql: string): string {
  const lines = sql.trim().split("\n");
  const indents = lines.slice(1).map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return lines.map((line, i) => (i === 0 ? line : line.slice(indent))).join("\n");
}

export function within(schema: string | undefined, name: string): string {
  return schema === undefined ? quoted(name) : `${quoted(schema)}.${quoted(name)}`;
}

/** PostgreSQL's default collation is the server's: "C" sorts by code point, as DuckDB and we do. */
const TYPES: Readonly<Record<Dialect, Readonly<Record<ColumnType, string>>>> = {
  duckdb: {
    text: "VARCHAR",
    integer: "INTEGER",
    double: "DOUBLE",
    boolean: "BOOLEAN",
    date: "DATE",
    "text[]": "VARCHAR[]",
    json: "JSON",
  },
  postgres: {
    text: 'text COLLATE "C"',
    integer: "integer",
    double: "double precision",
    boolean: "boolean",
    date: "date",
    "text[]": 'text[] COLLATE "C"',
    json: "jsonb",
  },
};
