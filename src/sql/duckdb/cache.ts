import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Dataset } from "../../model/dataset.ts";
import { Core } from "../../query/core.ts";
import type { SqlEngine, SqlLimits } from "../answer.ts";
import { LAYOUT } from "../tables.ts";
import { openEngine } from "./engine.ts";
import { loadTables } from "./load-tables.ts";

const NAME = /^graph-[0-9a-z-]+\.duckdb(?:\.[0-9]+\.tmp)?(?:\.wal)?$/;
const KEPT = 3;
const HOUR_MS = 3_600_000;

/** The database of a dataset in a cache folder. Another layout or another dataset has another name. */
export function cachePath(folder: string, digest: string): string {
  return join(folder, `graph-${digest}-${LAYOUT}.duckdb`);
}

/**
 * Opens the database of a dataset, and builds it first where there is none or where it cannot be read. Processes that ask
 * while another builds see the old file or the new one: it is written beside and renamed.
 *
 * @param dataset asked for only when there is something to build
 */
export async function openCache(
  folder: string,
  digest: string,
  dataset: () => Dataset,
  limits?: SqlLimits,
  onShare?: (share: number) => void,
): Promise<SqlEngine> {
  const path = cachePath(folder, digest);
  if (existsSync(path)) {
    try {
      return await openSound(path, limits);
    } catch {
      rmSync(path, { force: true });
    }
  }
  await buildDatabase(path, dataset(), onShare);
  tidy(folder, path);
  return openEngine(path, limits);
}

/** Writes a database file of a dataset beside the path and renames it. */
export async function buildDatabase(path: string, dataset: Dataset, onShare?: (share: number) => void): Promise<void> {
  mkdirSync(join(path, ".."), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  clear(beside);
  try {
    const instance = await DuckDBInstance.create(beside);
    try {
      const connection = await instance.connect();
      await loadTables(connection, new Core(dataset), onShare);
      await connection.run("CHECKPOINT");
      connection.closeSync();
    } finally {
      instance.closeSync();
    }
    renameSync(beside, path);
  } finally {
    clear(beside);
  }
}

/** A file may open and still be cut short: the last table is asked for. */
async function openSound(path: string, limits: SqlLimits | undefined): Promise<SqlEngine> {
  const engine = await openEngine(path, limits);
  try {
    const { batches } = await engine.ask("SELECT COUNT(*) FROM fact, (SELECT MAX(id) FROM edge) AS e");
    for await (const _ of batches);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function clear(path: string): void {
  for (const file of [path, `${path}.wal`]) rmSync(file, { force: true });
}

/** Removes databases of older states, the latest few apart, and what killed builds left. An open file lives on until it is closed. */
function tidy(folder: string, current: string): void {
  const old = readdirSync(folder)
    .filter((name) => NAME.test(name) && join(folder, name) !== current)
    .map((name) => ({ path: join(folder, name), age: ageOf(join(folder, name)) }))
    .sort((a, b) => a.age - b.age);
  const databases = old.filter(({ path }) => path.endsWith(".duckdb"));
  const left = old.filter(({ path, age }) => !path.endsWith(".duckdb") && age > HOUR_MS);
  for (const { path } of [...databases.slice(KEPT - 1), ...left]) rmSync(path, { force: true });
}

function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}
