import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { sweep } from "../../host/node-host.ts";
import type { Dataset } from "../../model/dataset.ts";
import { Core } from "../../query/core.ts";
import { quoted } from "../ddl.ts";
import { TABLES } from "../tables.ts";
import { loadTables } from "./load-tables.ts";

/** Writes every table as `<folder>/<table>.parquet`: each beside the old file, and renamed when all are whole. Gives the paths. */
export async function writeParquet(folder: string, dataset: Dataset): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const files = TABLES.map(({ name }) => {
    const path = join(folder, `${name}.parquet`);
    return { name, path, beside: `${path}.${process.pid}.tmp` };
  });
  const instance = await DuckDBInstance.create(":memory:");
  try {
    const connection = await instance.connect();
    await loadTables(connection, new Core(dataset));
    for (const { name, beside } of files) {
      const file = beside.replaceAll("'", "''");
      await connection.run(`COPY ${quoted(name)} TO '${file}' (FORMAT parquet, COMPRESSION zstd)`);
    }
    connection.closeSync();
    for (const { path, beside } of files) renameSync(beside, path);
    sweep(folder);
    return files.map(({ path }) => path);
  } finally {
    for (const { beside } of files) rmSync(beside, { force: true });
    instance.closeSync();
  }
}
