import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { FileEntry, Host, NewFile } from "./host.ts";
import { nodeHost } from "./node-host.ts";

/** The package's own folder, whose schema/ every project builds on. */
const PACKAGE: string = fileURLToPath(new URL("../..", import.meta.url));

/** A project folder with the shipped schema laid under its own: a file of the same name replaces the shipped one. */
export function projectHost(root: string): Host {
  const own = nodeHost(root);
  if (resolve(root) === resolve(PACKAGE)) return own;
  const shipped = nodeHost(PACKAGE);
  return {
    list(folder: string) {
      const listed = own.list(folder);
      if (!isSchema(folder)) return listed;
      const taken = new Set(listed.files.map(({ path }) => path));
      const files = [...listed.files, ...shipped.list(folder).files.filter(({ path }) => !taken.has(path))];
      return {
        files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
        loops: listed.loops,
        ...(listed.links && { links: listed.links }),
      };
    },
    entry: (path: string): FileEntry | undefined => own.entry(path),
    read(path: string): Uint8Array {
      return isSchema(path) && !existsSync(join(root, path)) ? shipped.read(path) : own.read(path);
    },
    tidy: () => own.tidy?.(),
    write: (path: string, chunks: Iterable<string | Uint8Array>): void => own.write(path, chunks),
    writeAll: (files: Iterable<NewFile>): void => own.writeAll(files),
  };
}

/** The nearest folder, upward from `start`, that holds a folder data/; undefined where there is none. */
export function findProject(start: string): string | undefined {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "data"))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function isSchema(path: string): boolean {
  return path === "schema" || path.startsWith("schema/");
}
