import {
  type BigIntStats,
  closeSync,
  type Dirent,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { tidy } from "./engine.ts";
import type { FileEntry, Host, NewFile } from "./host.ts";
import { isMissing, isSystemError } from "./system-error.ts";

/** The files below a folder of this machine. Reads are synchronous: many small ones are three times slower otherwise. */
export function nodeHost(root: string): Host {
  return {
    list: (folder: string) => list(root, folder),
    entry: (path: string): FileEntry | undefined => {
      const found = entryOf(join(root, path));
      return found && { ...found, path };
    },
    read: (path: string): Uint8Array => readBytes(join(root, path)),
    readChunks: (path: string): Iterable<Uint8Array> => readChunks(join(root, path)),
    tidy,
    write: (path: string, chunks: Iterable<string | Uint8Array>): void =>
      writeAll(root, [{ path, chunks: () => chunks }]),
    writeAll: (files: Iterable<NewFile>): void => writeAll(root, files),
  };
}

function list(root: string, folder: string): { files: FileEntry[]; loops: string[] } {
  const files: FileEntry[] = [];
  const loops: string[] = [];
  const now = BigInt(Date.now()) * 1_000_000n;
  const visit = (path: string, under: string, above: readonly string[]): void => {
    for (const entry of entriesOf(path)) {
      const full = path + sep + entry.name;
      const name = under === "" ? entry.name : `${under}/${entry.name}`;
      const target = entry.isSymbolicLink() ? statOf(full) : undefined;
      if (entry.isDirectory() || target?.isDirectory()) {
        if (entry.name === "node_modules" || entry.name.startsWith(".")) continue;
        const real = realpathSync(full);
        if (above.includes(real) || isAbove(real, above.at(-1) ?? real)) loops.push(name);
        else visit(full, name, [...above, real]);
        continue;
      }
      const stat = entry.isFile() || target?.isFile() ? statOf(full) : undefined;
      // Pipes, sockets and devices would block or never end.
      if (stat?.isFile()) files.push(fileEntry(name, stat, now));
      // A link that leads nowhere is a file that cannot be read; passed over, all that refers to it would look wrong.
      else if (entry.isSymbolicLink() && !target && name.endsWith(".yaml"))
        files.push({ path: name, size: 0, stamp: "" });
    }
  };
  const start = join(root, folder);
  const under = relative(root, start).split(sep).join("/");
  if (statOf(start)?.isDirectory()) visit(start, under, [realpathSync(start)]);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, loops: loops.sort() };
}

/** The clock of a file system may stand still for some milliseconds. */
const TICK = 50_000_000n;

function fileEntry(path: string, { size, mtimeNs, ctimeNs, ino }: BigIntStats, now: bigint): FileEntry {
  const stamp = `${mtimeNs}-${ctimeNs}-${ino}`;
  const entry = { path, size: Number(size), stamp };
  return ctimeNs < now - TICK ? entry : { ...entry, settled: false };
}

/** Small files are read into one stretch of memory after the other, and each is given its part: to allocate for each costs more than to read it. */
const STRETCH = 1024 * 1024;
const SMALL = 64 * 1024;
let stretch: Buffer<ArrayBuffer> | undefined;
let taken = 0;

/** As readFileSync, with less ado: most files are small, and there are many. */
function readBytes(path: string): Uint8Array {
  if (stretch === undefined || stretch.length - taken < SMALL) {
    stretch = Buffer.allocUnsafeSlow(STRETCH);
    taken = 0;
  }
  const file = openSync(path, "r");
  try {
    const size = readSync(file, stretch, taken, SMALL, 0);
    if (size === SMALL) return readFileSync(file);
    taken += size;
    return new Uint8Array(stretch.buffer, taken - size, size);
  } finally {
    closeSync(file);
  }
}

function* readChunks(path: string): Generator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(256 * 1024);
      const size = readSync(file, chunk, 0, chunk.length, null);
      if (size === 0) return;
      yield chunk.subarray(0, size);
    }
  } finally {
    closeSync(file);
  }
}

/** What the disk says of one file; undefined where there is none. */
export function entryOf(path: string): FileEntry | undefined {
  const stat = statOf(path);
  return stat?.isFile() ? fileEntry(path, stat, BigInt(Date.now()) * 1_000_000n) : undefined;
}

function isAbove(folder: string, below: string): boolean {
  return below === folder || below.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Each beside its place, then all renamed: a full disk, a fault or Ctrl-C in between leaves the last good ones. */
function writeAll(root: string, files: Iterable<NewFile>): void {
  const written: { readonly place: string; readonly beside: string }[] = [];
  try {
    for (const { path, chunks } of files) {
      const place = join(root, path);
      const beside = `${place}.${process.pid}.tmp`;
      written.push({ place, beside });
      mkdirSync(dirname(place), { recursive: true });
      writeChunks(beside, chunks());
    }
    for (const { place, beside } of written) renameSync(beside, place);
    for (const folder of new Set(written.map(({ place }) => dirname(place)))) sweep(folder);
  } finally {
    // Renamed ones are gone already.
    for (const { beside } of written) rmSync(beside, { force: true });
  }
}

/** Takes away what a process that was killed in the middle of writing left behind. */
function sweep(folder: string): void {
  for (const { name } of entriesOf(folder)) {
    const pid = /\.(\d+)\.tmp$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

/** Whether there is such a process. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (isSystemError(error, "ESRCH")) return false;
    if (isSystemError(error, "EPERM")) return true;
    throw error;
  }
}

function writeChunks(path: string, chunks: Iterable<string | Uint8Array>): void {
  const file = openSync(path, "w");
  try {
    for (const chunk of chunks) writeBytes(file, typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk);
  } finally {
    closeSync(file);
  }
}

/** Writes all of it, however little a disk takes at a time. */
export function writeBytes(file: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done);
}
