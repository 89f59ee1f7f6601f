import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { portions } from "../portions.ts";
import type { Table } from "../table.ts";
import type { RowGraph } from "../table-graph.ts";
import { copyText } from "./copy-text.ts";
import { copyStatement } from "./statements.ts";

/** Sends the rows of all tables, of large ones some at a time. Gives their numbers by table. */
export async function loadRows(
  client: Client,
  graph: RowGraph,
  schema: string,
  tables: readonly Table[],
  onTable?: (table: string) => void,
): Promise<Record<string, number>> {
  const counts = new Map(tables.map(({ name }) => [name, 0]));
  for (const { table, rows } of portions(graph, tables)) {
    onTable?.(table.name);
    // Rows of a table that this transaction made need no second visit to be frozen.
    const copy = client.query(copyFrom(`${copyStatement(schema, table)} WITH (FREEZE)`));
    await pipeline(Readable.from(copyText(table, rows)), copy);
    counts.set(table.name, (counts.get(table.name) ?? 0) + copy.rowCount);
  }
  return Object.fromEntries(counts);
}
