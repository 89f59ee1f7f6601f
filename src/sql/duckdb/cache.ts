import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Dataset } from "../../model/dataset.ts";
import { Core } from "../../query/core.ts";
import type { SqlEngine, SqlLimits } from "../answer.ts";
import { cacheKey, fileName, findDatabase, sealOf, tidy } from "./cache-files.ts";
import { openEngine } from "./engine.ts";
import { loadTables } from "./load-tables.ts";

/** What a database is made from. */
export interface CacheOf {
  /** The dataset's. */
  readonly digest: string;
  /** Changes whenever this program does. */
  readonly program: string;
  /** Asked for only when there is something to build. */
  readonly dataset: () => Dataset | Promise<Dataset>;
}

/**
 * Opens the database of a dataset in a cache folder. Its file is built where there is none, and where its bytes are not those
 * that were written for this dataset by this program. Processes that ask while another builds see a whole file or none.
 */
export async function openCache(
  folder: string,
  { digest, program, dataset }: CacheOf,
  limits?: SqlLimits,
  onShare?: (share: number) => void,
): Promise<SqlEngine> {
  const key = cacheKey(digest, program);
  const found = findDatabase(folder, key);
  if (found !== null) {
    const engine = await tryOpen(found, limits);
    if (engine !== null) return engine;
  }
  const path = await buildDatabase(folder, key, await dataset(), onShare);
  tidy(folder, path);
  return openEngine(path, limits);
}

/** Null where another process writes to the file or has removed it by now. */
async function tryOpen(path: string, limits: SqlLimits | undefined): Promise<SqlEngine | null> {
  try {
    return await openEngine(path, limits);
  } catch (error) {
    const isLocked = error instanceof Error && /lock on file|used by another process/.test(error.message);
    if (isLocked || !existsSync(path)) return null;
    throw error;
  }
}

/** Writes a database of a dataset and renames it to the name that tells what is in it. Gives its path. */
export async function buildDatabase(
  folder: string,
  key: string,
  dataset: Dataset,
  onShare?: (share: number) => void,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const beside = join(folder, `graph-${key}.duckdb.${process.pid}.tmp`);
  clear(beside);
  try {
    await writeDatabase(beside, dataset, onShare);
    const path = join(folder, fileName(key, sealOf(key, beside)));
    // A file that is beside a database as its log is replayed when that is opened: we leave none, so it would not be ours.
    rmSync(`${path}.wal`, { force: true, recursive: true });
    renameSync(beside, path);
    return path;
  } finally {
    clear(beside);
  }
}

/** Writes a database file of a dataset. */
export async function writeDatabase(path: string, dataset: Dataset, onShare?: (share: number) => void): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const instance = await DuckDBInstance.create(path);
  try {
    const connection = await instance.connect();
    await loadTables(connection, new Core(dataset), onShare);
    await connection.run("CHECKPOINT");
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}

function clear(path: string): void {
  for (const file of [path, `${path}.wal`]) rmSync(file, { force: true });
}
