import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Dataset } from "../../model/dataset.ts";
import { Core } from "../../query/core.ts";
import { quoted } from "../ddl.ts";
import { TABLES } from "../tables.ts";
import { loadTables } from "./load-tables.ts";

/** Writes every table as `<folder>/<table>.parquet`, each beside the old file and renamed. Gives the paths. */
export async function writeParquet(folder: string, dataset: Dataset): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const instance = await DuckDBInstance.create(":memory:");
  try {
    const connection = await instance.connect();
    await loadTables(connection, new Core(dataset));
    const paths: string[] = [];
    for (const { name } of TABLES) {
      const path = join(folder, `${name}.parquet`);
      const beside = `${path}.${process.pid}.tmp`;
      try {
        await connection.run(
          `COPY ${quoted(name)} TO '${beside.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
        );
        renameSync(beside, path);
      } finally {
        rmSync(beside, { force: true });
      }
      paths.push(path);
    }
    connection.closeSync();
    return paths;
  } finally {
    instance.closeSync();
  }
}
