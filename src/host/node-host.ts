import {
  type BigIntStats,
  closeSync,
  constants,
  type Dirent,
  lstatSync,
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
import { basename, dirname, join, relative, sep } from "node:path";
import { tidy } from "./engine.ts";
import type { FileEntry, Host, Listed, NewFile, StrayLink } from "./host.ts";
import { isMissing, isSystemError } from "./system-error.ts";

/** The files below a folder of this machine. Reads are synchronous: many small ones are three times slower otherwise. */
export function nodeHost(root: string): Host {
  return {
    list: (folder: string) => list(root, folder),
    entry: (path: string): FileEntry | undefined => {
      const found = entryOf(join(root, path));
      return found && { ...found, path };
    },
    read: (path: string): Uint8Array => readBytes(root, path),
    readChunks: (path: string): Iterable<Uint8Array> => readChunks(root, path),
    tidy,
    write: (path: string, chunks: Iterable<string | Uint8Array>): void =>
      writeAll(root, [{ path, chunks: () => chunks }]),
    writeAll: (files: Iterable<NewFile>): void => writeAll(root, files),
  };
}

/** Links are not followed at once, and a pipe is not waited for. Windows has neither flag. */
const PLAIN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file of the project for reading. Throws where a link leads out of it: what is there must not be shown. Only the
 * last part of the path is looked at: what lies in folders behind links out of the project is never listed.
 */
function openInside(root: string, path: string): number {
  const full = join(root, path);
  try {
    return openSync(full, PLAIN);
  } catch (error) {
    const link = isSystemError(error) ? readLink(full) : undefined;
    if (link === undefined) throw error;
    if (!isAbove(realpathSync(root), link)) throw leadsOut(path);
    return openSync(link, PLAIN);
  }
}

function leadsOut(path: string): Error {
  const told = new Error(`${path} leads out of its folder through a link`);
  return Object.assign(told, { code: "ELOOP", errno: -40, syscall: "open", path });
}

/** Where a link leads to in the end; undefined of what is none or leads nowhere. */
function readLink(full: string): string | undefined {
  return lstatSync(full, { throwIfNoEntry: false })?.isSymbolicLink() && statOf(full) ? realpathSync(full) : undefined;
}

function list(root: string, folder: string): Listed {
  const files: FileEntry[] = [];
  const loops: string[] = [];
  const links: StrayLink[] = [];
  /** Folders and linked files by where they really are: no file is listed under two names. */
  const seen = new Map<string, string>();
  const linked: { readonly full: string; readonly name: string; readonly above: readonly string[] }[] = [];
  const now = BigInt(Date.now()) * 1_000_000n;
  const visit = (path: string, under: string, real: string, above: readonly string[]): void => {
    seen.set(real, under);
    for (const entry of entriesOf(path)) {
      const full = path + sep + entry.name;
      const name = under === "" ? entry.name : `${under}/${entry.name}`;
      if (entry.isSymbolicLink()) linked.push({ full, name, above: [...above, real] });
      else if (entry.isDirectory()) {
        const below = real + (real.endsWith(sep) ? "" : sep) + entry.name;
        const known = seen.get(below);
        if (isPassedOver(entry.name)) continue;
        if (known === undefined) visit(full, name, below, [...above, real]);
        else links.push({ path: name, to: { listed: known } });
      }
      // Pipes, sockets and devices would block or never end.
      else if (entry.isFile()) addFile(full, name);
    }
  };
  const addFile = (full: string, name: string): void => {
    const stat = statOf(full);
    if (stat?.isFile()) files.push(fileEntry(name, stat, now));
  };
  const follow = ({ full, name, above }: (typeof linked)[number]): void => {
    const target = statOf(full);
    if (target === undefined) {
      // A link that leads nowhere is a file that cannot be read; passed over, all that refers to it would look wrong.
      if (name.endsWith(".yaml")) files.push({ path: name, size: 0, stamp: "" });
      return;
    }
    const isFolder = target.isDirectory();
    if (!isFolder && !target.isFile()) return;
    const real = realpathSync(full);
    const known = seen.get(real);
    const holder = isFolder ? undefined : seen.get(dirname(real));
    if (isFolder && isPassedOver(basename(full))) return;
    if (isFolder && above.some((one) => isAbove(real, one))) loops.push(name);
    else if (!isAbove(base, real) || relative(base, real).split(sep).some(isPassedOver))
      links.push({ path: name, to: "outside" });
    else if (known !== undefined) links.push({ path: name, to: { listed: known } });
    else if (holder !== undefined)
      links.push({ path: name, to: { listed: holder === "" ? basename(real) : `${holder}/${basename(real)}` } });
    else if (isFolder) visit(full, name, real, above);
    else {
      seen.set(real, name);
      files.push(fileEntry(name, target, now));
    }
  };
  const start = join(root, folder);
  const under = relative(root, start).split(sep).join("/");
  const base = statOf(root)?.isDirectory() ? realpathSync(root) : root;
  if (statOf(start)?.isDirectory()) {
    const real = realpathSync(start);
    if (isAbove(base, real)) visit(start, under, real, []);
    else links.push({ path: under, to: "outside" });
  }
  // After all that is not a link, so that a file goes by the name that it really has.
  for (let next = linked.shift(); next !== undefined; next = linked.shift()) follow(next);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  links.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, loops: loops.sort(), ...(links.length > 0 && { links }) };
}

/** Folders that hold no data: those of tools, and what begins with a dot. */
export function isPassedOver(name: string): boolean {
  return name === "node_modules" || name.startsWith(".");
}

/** The clock of a file system may not move for some milliseconds. */
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
function readBytes(root: string, path: string): Uint8Array {
  if (stretch === undefined || stretch.length - taken < SMALL) {
    stretch = Buffer.allocUnsafeSlow(STRETCH);
    taken = 0;
  }
  const file = openInside(root, path);
  try {
    const size = readSync(file, stretch, taken, SMALL, 0);
    if (size === SMALL) return readFileSync(file);
    taken += size;
    return new Uint8Array(stretch.buffer, taken - size, size);
  } finally {
    closeSync(file);
  }
}

function* readChunks(root: string, path: string): Generator<Uint8Array> {
  const file = openInside(root, path);
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
    // An error for each file that is to be made would cost more than all else that is asked of it.
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Each beside its place, then all renamed: a full disk, a fault or Ctrl-C in between leaves the last good ones. */
function writeAll(root: string, files: Iterable<NewFile>): void {
  const written: string[] = [];
  const folders = new Set<string>();
  let renamed = 0;
  try {
    for (const { path, chunks } of files) {
      // What a link within the project leads to is written, and the link stays one.
      const link = readLink(join(root, path));
      const place = link !== undefined && isAbove(realpathSync(root), link) ? link : join(root, path);
      const folder = dirname(place);
      if (!folders.has(folder)) {
        mkdirSync(folder, { recursive: true });
        if (!isAbove(realpathSync(root), realpathSync(folder))) throw leadsOut(path);
        folders.add(folder);
      }
      written.push(place);
      writeChunks(besideOf(place), chunks());
    }
    for (const place of written) {
      renameSync(besideOf(place), place);
      renamed += 1;
    }
    for (const folder of folders) sweep(folder);
  } finally {
    for (const place of written.slice(renamed)) rmSync(besideOf(place), { force: true });
  }
}

function besideOf(place: string): string {
  return `${place}.${process.pid}.tmp`;
}

/** Takes away what a process that was killed in the middle of writing left behind. */
export function sweep(folder: string): void {
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

/** Writes a file where it is named, over one that is there. */
export function writeChunks(path: string, chunks: Iterable<string | Uint8Array>): void {
  const file = openSync(path, "w");
  try {
    for (const chunk of chunks) writeBytes(file, typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk);
  } catch (error) {
    // The machine does not say which file it had no room for.
    if (isSystemError(error) && error.syscall === "write") error.message += ` '${path}'`;
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Writes all of it, however little a disk takes at a time. */
export function writeBytes(file: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done);
}
