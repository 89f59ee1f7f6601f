import type { DuckDBConnection } from "@duckdb/node-api";
import type { Core } from "../../query/core.ts";
import { createTable, createView } from "../ddl.ts";
import { tablesOf } from "../tables.ts";
import { VIEWS } from "../views.ts";
import { TableWriter } from "./table-writer.ts";

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
    const writer = await TableWriter.open(connection, table);
    writer.add(table.rows(core));
    writer.close();
  }
  for (const view of VIEWS) await connection.run(createView(view));
}
