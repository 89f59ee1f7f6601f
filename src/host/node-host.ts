import {
  type BigIntStats,
  closeSync,
  type Dirent,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { FileEntry, Host } from "./host.ts";

/** The files below a folder of this machine. Reads are synchronous: many small ones are three times slower otherwise. */
export function nodeHost(root: string): Host {
  return {
    list: (folder: string) => list(root, folder),
    read(path: string): Uint8Array {
      return readFileSync(join(root, path));
    },
    write: (path: string, chunks: Iterable<string | Uint8Array>): void => write(join(root, path), chunks),
  };
}

function list(root: string, folder: string): { files: FileEntry[]; loops: string[] } {
  const files: FileEntry[] = [];
  const loops: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    for (const entry of entriesOf(path)) {
      const full = join(path, entry.name);
      const name = relative(root, full).split(sep).join("/");
      const target = entry.isSymbolicLink() ? statOf(full) : undefined;
      if (entry.isDirectory() || target?.isDirectory()) {
        if (entry.name === "node_modules" || entry.name.startsWith(".")) continue;
        const real = realpathSync(full);
        if (above.includes(real) || isAbove(real, above.at(-1) ?? real)) loops.push(name);
        else visit(full, [...above, real]);
        continue;
      }
      const stat = entry.isFile() || target?.isFile() ? statOf(full) : undefined;
      // Pipes, sockets and devices would block or never end.
      if (stat?.isFile()) files.push({ path: name, size: Number(stat.size), stamp: `${stat.mtimeNs}-${stat.ino}` });
    }
  };
  const start = join(root, folder);
  if (statOf(start)?.isDirectory()) visit(start, [realpathSync(start)]);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, loops: loops.sort() };
}

function isAbove(folder: string, below: string): boolean {
  return below === folder || below.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

function write(path: string, chunks: Iterable<string | Uint8Array>): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  const file = openSync(beside, "w");
  try {
    for (const chunk of chunks) writeAll(file, typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk);
    closeSync(file);
    renameSync(beside, path);
  } catch (error) {
    try {
      closeSync(file);
    } catch {
      // Already closed: it was the rename that failed.
    }
    rmSync(beside, { force: true });
    throw error;
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done);
}
