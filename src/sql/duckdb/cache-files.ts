import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { version } from "@duckdb/node-api";
import { createTable, createView } from "../ddl.ts";
import { TABLES } from "../tables.ts";
import { VIEWS } from "../views.ts";

/** Our names and no others, those of earlier versions too: the folder may be one that other programs use. */
const DATABASE = /^graph-[0-9a-f]{16}-(?:[0-9a-f]{32}|1)\.duckdb$/;
const LEFT = /^graph-[0-9a-f]{16}(?:-1)?\.duckdb\.[0-9]+\.tmp(?:\.wal)?$/;
const KEPT = 3;
const HOUR_MS = 3_600_000;
const PIECE = 1 << 20;

/** Differs where anything does that a database is made from: the graph, this program, the tables, the engine. */
export function cacheKey(digest: string, program: string): string {
  const statements = [...TABLES.map((table) => createTable(table, "duckdb")), ...VIEWS.map((view) => createView(view))];
  const parts = [digest, program, version(), ...statements];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}

export function fileName(key: string, seal: string): string {
  return `graph-${key}-${seal}.duckdb`;
}

/** A digest of a file's bytes and of what they were made from: a sound database of another graph has another one. */
export function sealOf(key: string, path: string): string {
  const hash = createHash("sha256").update(key);
  const file = openSync(path, "r");
  try {
    const piece = Buffer.allocUnsafe(PIECE);
    for (let n = readSync(file, piece, 0, PIECE, null); n > 0; n = readSync(file, piece, 0, PIECE, null)) {
      hash.update(piece.subarray(0, n));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest("hex").slice(0, 32);
}

/** The database with this key whose bytes are those that were written. Removes others that bear the key; null where there is none. */
export function findDatabase(folder: string, key: string): string | null {
  if (!existsSync(folder)) return null;
  const named = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => DATABASE.test(entry.name) && entry.name.startsWith(`graph-${key}-`),
  );
  for (const entry of named) {
    const path = join(folder, entry.name);
    // A pipe would be read for ever.
    if (entry.isFile() && !existsSync(`${path}.wal`) && sealed(key, path) === entry.name) return path;
    for (const file of [path, `${path}.wal`]) rmSync(file, { force: true, recursive: true });
  }
  return null;
}

/** The name that a file of these bytes has; null where another process has just removed it. */
function sealed(key: string, path: string): string | null {
  try {
    return fileName(key, sealOf(key, path));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** Removes databases of older states, the latest few apart, and what killed builds left. An open file lives on until it is closed. */
export function tidy(folder: string, current: string): void {
  const old = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && join(folder, entry.name) !== current)
    .map(({ name }) => ({ name, path: join(folder, name), age: ageOf(join(folder, name)) }))
    .sort((a, b) => a.age - b.age);
  const databases = old.filter(({ name }) => DATABASE.test(name));
  const left = old.filter(({ name, age }) => LEFT.test(name) && age > HOUR_MS);
  for (const { path } of [...databases.slice(KEPT - 1), ...left]) rmSync(path, { force: true });
}

function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}
