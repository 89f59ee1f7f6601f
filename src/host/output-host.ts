import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Host, NewFile } from "./host.ts";
import { entryOf, isRunning, nodeHost, sweep, writeChunks } from "./node-host.ts";
import { readSealed, sealed } from "./sealed.ts";
import { isMissing, isSystemError } from "./system-error.ts";

/** Says what Entente wrote into a folder. */
const RECORD = ".entente-build.json";
const LOCK = ".entente-build.lock";

/** A file that a build wrote. */
export interface OutputFile {
  readonly size: number;
  /** SHA-256 of the content; left out of large files. */
  readonly digest?: string;
}

interface OutputRecord {
  readonly files: Readonly<Record<string, OutputFile>>;
  /** While a build takes the place of the last one: the files that are still beside their places. None afterwards. */
  readonly switching?: readonly (readonly [beside: string, path: string])[];
}

/**
 * A folder for the outputs of builds. Files that are written together take their places together: where that is interrupted, the record
 * says so, and `finishSwitch` completes it. Files of earlier builds that are not written any more are taken away, if they are as they were.
 *
 * @param staleAfter tells which files of earlier builds are of no use now that others were written
 */
export function outputHost(root: string, staleAfter: StaleAfter): Host {
  const own = nodeHost(root);
  return { ...own, writeAll: (files: Iterable<NewFile>): void => replaceAll(root, files, staleAfter) };
}

/** From the files that were written now to what tells whether one of an earlier build is of no use any more. */
type StaleAfter = (fresh: ReadonlySet<string>) => (path: string) => boolean;

/** What Entente wrote into a folder, by path. */
export function outputFilesIn(root: string): Readonly<Record<string, OutputFile>> {
  return readRecord(root).files;
}

/** Whether a file is as a build wrote it, as far as is noted. */
export function isAsWritten(root: string, path: string, { size, digest }: OutputFile): boolean {
  const entry = entryOf(join(root, path));
  if (entry === undefined || entry.size !== size) return false;
  return digest === undefined || hashed([readFileSync(join(root, path))]) === digest;
}

/** Completes what a build that was killed left half done. Whether there was anything. */
export function finishSwitch(root: string): boolean {
  if (readRecord(root).switching === undefined) return false;
  return withLock(root, () => {
    const { files, switching } = readRecord(root);
    if (switching === undefined) return false;
    for (const [beside, path] of switching) renameIfThere(join(root, beside), join(root, path));
    writeRecord(root, { files });
    return true;
  });
}

function replaceAll(root: string, files: Iterable<NewFile>, staleAfter: StaleAfter): void {
  const written: { readonly path: string; readonly beside: string; readonly file: OutputFile }[] = [];
  const left: Record<string, OutputFile> = {};
  const folders = new Set<string>();
  const known = readRecord(root).files;
  try {
    for (const { path, chunks, keepsTime } of files) {
      const same = keepsTime && Object.hasOwn(known, path) ? fileAsIs(join(root, path), chunks()) : undefined;
      if (same !== undefined) {
        left[path] = same;
        continue;
      }
      const beside = `${path}.${process.pid}.tmp`;
      const folder = dirname(join(root, path));
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
      folders.add(folder);
      // Listed first: what fails midway is taken away as well.
      const at = written.push({ path, beside, file: { size: 0 } }) - 1;
      written[at] = { path, beside, file: writeNoted(join(root, beside), chunks()) };
    }
    finishSwitch(root);
    withLock(root, () => {
      const fresh = { ...left, ...Object.fromEntries(written.map(({ path, file }) => [path, file])) };
      const before = readRecord(root).files;
      const switching = written.map(({ beside, path }) => [beside, path] as const);
      writeRecord(root, { files: { ...before, ...fresh }, switching });
      for (const { beside, path } of written) renameSync(join(root, beside), join(root, path));
      writeRecord(root, {
        files: { ...withoutStale(root, before, new Set(Object.keys(fresh)), staleAfter), ...fresh },
      });
    });
    for (const folder of folders) sweep(folder);
  } finally {
    // Renamed ones are gone already.
    for (const { beside } of written) rmSync(join(root, beside), { force: true });
  }
}

/** Takes away the files of earlier builds that are stale and as they were; gives those that stay. */
function withoutStale(
  root: string,
  before: OutputRecord["files"],
  fresh: ReadonlySet<string>,
  staleAfter: StaleAfter,
): OutputRecord["files"] {
  const isStale = staleAfter(fresh);
  return Object.fromEntries(
    Object.entries(before).filter(([path, file]) => {
      if (entryOf(join(root, path)) === undefined) return false;
      if (fresh.has(path) || !isStale(path)) return true;
      if (!isAsWritten(root, path, file)) return false;
      rmSync(join(root, path), { force: true });
      return false;
    }),
  );
}

/** Files up to this size get a digest: to hash all of a large build would take a tenth of its time. */
const NOTED = 2 * 1024 * 1024;

function writeNoted(place: string, chunks: Iterable<string | Uint8Array>): OutputFile {
  const hash = createHash("sha256");
  let size = 0;
  const through = function* (): Generator<Uint8Array> {
    for (const chunk of chunks) {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
      size += bytes.length;
      if (size <= NOTED) hash.update(bytes);
      yield bytes;
    }
  };
  writeChunks(place, through());
  return size <= NOTED ? { size, digest: hash.digest("hex") } : { size };
}

/** What to note of a file that has this content already; undefined where it has not. */
function fileAsIs(place: string, chunks: Iterable<string | Uint8Array>): OutputFile | undefined {
  const bytes = Buffer.concat([...chunks].map((chunk) => (typeof chunk === "string" ? Buffer.from(chunk) : chunk)));
  if (entryOf(place)?.size !== bytes.length || !readFileSync(place).equals(bytes)) return undefined;
  return { size: bytes.length, digest: hashed([bytes]) };
}

function hashed(chunks: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
}

function readRecord(root: string): OutputRecord {
  return (readSealed(nodeHost(root), RECORD) as OutputRecord | undefined) ?? { files: {} };
}

function writeRecord(root: string, { files, ...rest }: OutputRecord): void {
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  nodeHost(root).write(RECORD, [sealed({ files: sorted, ...rest })]);
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

const [PAUSE_MS, PATIENCE_MS] = [20, 20_000];

/** Does something while no other process does the same in the folder. Files are switched within milliseconds, so others wait. */
function withLock<T>(root: string, work: () => T): T {
  const lock = join(root, LOCK);
  for (const began = Date.now(); !takeLock(lock); ) {
    if (Date.now() - began > PATIENCE_MS) {
      throw Object.assign(new Error(`EBUSY: another build is writing there, open '${lock}'`), {
        code: "EBUSY",
        syscall: "open",
      });
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(lock: string): boolean {
  try {
    const file = openSync(lock, "wx");
    writeFileSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (!isSystemError(error, "EEXIST")) throw error;
    if (isLeft(lock)) rmSync(lock, { force: true });
    return false;
  }
}

/** A process that takes a lock writes its number at once: a lock that stays empty for this long is of one that was killed in between. */
const EMPTY_MS = 2_000;

/** Whether a lock is one that a killed process left. */
function isLeft(lock: string): boolean {
  const pid = ownerOf(lock);
  if (pid !== null) return !isRunning(pid);
  const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Date.now() - made > EMPTY_MS;
}

/** The process that holds a lock; null where that is not to be seen (yet). */
function ownerOf(lock: string): number | null {
  try {
    return Number.parseInt(readFileSync(lock, "utf8"), 10) || null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
