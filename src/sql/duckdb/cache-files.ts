import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { basename, join } from "node:path";
import { version } from "@duckdb/node-api";
import { digestOf } from "../../host/content-digest.ts";
import { createTable, createView } from "../ddl.ts";
import { TABLES } from "../tables.ts";
import { VIEWS } from "../views.ts";

/** Our names and no others, those of earlier versions too: the folder may be one that other programs use. */
const DATABASE = /^graph-[0-9a-f]{16}-(?:[0-9a-f]{32}|1)\.duckdb$/;
const PART = /^part-[0-9a-f]{16}(?:[0-9a-f]{16})?-[0-9a-f]{32}\.duckdb$/;
const LEFT = /^(?:graph|part)-[0-9a-f]{16}(?:[0-9a-f]{16})?(?:-1)?\.duckdb\.[0-9]+\.tmp(?:\.wal)?$/;
const KEPT = 3;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Ages are not asked for all at once, nor kept by every disk to the millisecond. */
const SLACK_MS = 5000;
const PIECE = 1 << 20;

/** Differs where anything does that a database is made from: the graph, this program, the tables, the engine. */
export function cacheKey(digest: string, program: string): string {
  const statements = [...TABLES.map((table) => createTable(table, "duckdb")), ...VIEWS.map((view) => createView(view))];
  const parts = [digest, program, version(), ...statements];
  return keyOf(parts);
}

export function keyOf(content: unknown): string {
  return digestOf(JSON.stringify(content)).slice(0, 16);
}

/** A digest of texts that have no line breaks. */
export function linesDigest(lines: readonly string[]): string {
  return digestOf(lines.join("\n"));
}

/** A database of all tables, or one with the rows of some. */
export type DatabaseKind = "graph" | "part";

export function fileName(kind: DatabaseKind, key: string, seal: string): string {
  return `${kind}-${key}-${seal}.duckdb`;
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

/** The database whose key begins so and whose bytes are those that were written. Removes others that it finds; null where there is none. */
export function findDatabase(folder: string, kind: DatabaseKind, key: string): string | null {
  if (!existsSync(folder)) return null;
  const named = readdirSync(folder).filter(
    (name) => (kind === "graph" ? DATABASE : PART).test(name) && name.startsWith(`${kind}-${key}`),
  );
  for (const name of named) {
    const path = join(folder, name);
    if (isSound(path)) return path;
    remove(path);
  }
  return null;
}

/** Whether a database's bytes are those that were written. */
export function isSound(path: string): boolean {
  const [kind, key = ""] = basename(path).split("-");
  // A pipe would be read for ever.
  const isFile = lstatSync(path, { throwIfNoEntry: false })?.isFile() === true && !existsSync(`${path}.wal`);
  return isFile && sealed(kind === "part" ? "part" : "graph", key, path) === basename(path);
}

export function remove(path: string): void {
  for (const file of [path, `${path}.wal`]) rmSync(file, { force: true, recursive: true });
}

/** The name that a file of these bytes has; null where another process has just removed it. */
function sealed(kind: DatabaseKind, key: string, path: string): string | null {
  try {
    return fileName(kind, key, sealOf(key, path));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Removes databases of older states, the latest few apart, with the parts that only these have, and what killed builds left. An open file lives
 * on until it is closed.
 *
 * @param parts of `current`: they bear its time, and so those of each database are at least as young as it is
 */
export function tidy(folder: string, current: string, parts: readonly string[]): void {
  const now = new Date();
  for (const path of [current, ...parts]) touch(path, now);
  const old = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && join(folder, entry.name) !== current)
    .map(({ name }) => ({ name, path: join(folder, name), age: ageOf(join(folder, name)) }))
    .sort((a, b) => a.age - b.age);
  const databases = old.filter(({ name }) => DATABASE.test(name));
  const oldest = databases.slice(0, KEPT - 1).at(-1)?.age ?? 0;
  // Another process may be about to make a database of what it has just written.
  const unused = old.filter(({ name, age }) => PART.test(name) && age > Math.max(oldest + SLACK_MS, MINUTE_MS));
  const left = old.filter(({ name, age }) => LEFT.test(name) && age > HOUR_MS);
  for (const { path } of [...databases.slice(KEPT - 1), ...unused, ...left]) rmSync(path, { force: true });
}

/** Without a word where another process has just removed it: it is found missing when it is opened. */
function touch(path: string, now: Date): void {
  if (existsSync(path)) utimesSync(path, now, now);
}

function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}
