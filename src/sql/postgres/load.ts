import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Dataset } from "../../model/dataset.ts";
import { Core } from "../../query/core.ts";
import type { Table } from "../table.ts";
import { copyText } from "./copy-text.ts";
import { copyStatement } from "./statements.ts";

/** Sends the rows of all tables. Gives their numbers by table. */
export async function loadRows(
  client: Client,
  dataset: Dataset,
  schema: string,
  tables: readonly Table[],
  onTable?: (table: string) => void,
): Promise<Record<string, number>> {
  const core = new Core(dataset);
  const rows: Record<string, number> = {};
  for (const table of tables) {
    onTable?.(table.name);
    // Rows of a table that this transaction made need no second visit to be frozen.
    const copy = client.query(copyFrom(`${copyStatement(schema, table)} WITH (FREEZE)`));
    await pipeline(Readable.from(copyText(table, table.rows(core))), copy);
    rows[table.name] = copy.rowCount;
  }
  return rows;
}
