import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sweep } from "../../host/node-host.ts";
import { quoted } from "../ddl.ts";
import { TABLES } from "../tables.ts";
import { type CacheOf, openWith } from "./cache.ts";
import { openTables } from "./union.ts";

/**
 * Writes every table as `<folder>/<table>.parquet`: each beside the old file, and renamed when all are whole. Gives the paths.
 *
 * @param cache the folder of the database that they are written from
 */
export async function writeParquet(folder: string, cache: string, of: CacheOf): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const files = TABLES.map(({ name }) => {
    const path = join(folder, `${name}.parquet`);
    return { name, path, beside: `${path}.${process.pid}.tmp` };
  });
  const { connection, close } = await openWith(cache, of, openTables);
  try {
    for (const { name, beside } of files) {
      const file = beside.replaceAll("'", "''");
      await connection.run(`COPY (SELECT * FROM ${quoted(name)}) TO '${file}' (FORMAT parquet, COMPRESSION zstd)`);
    }
    for (const { path, beside } of files) renameSync(beside, path);
    sweep(folder);
    return files.map(({ path }) => path);
  } finally {
    for (const { beside } of files) rmSync(beside, { force: true });
    close();
  }
}
