import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Host, Snapshot } from "./host.ts";
import { PACKAGE } from "./library.ts";
import { nodeHost } from "./node-host.ts";

/** A project folder with the shipped schema laid under its own: a file of the same name replaces the shipped one. */
export function projectHost(root: string): Host {
  const own = nodeHost(root);
  return { ...own, ...withShippedSchema(root, own), origin: { kind: "folder", root: resolve(root) } };
}

/** A project with the shipped schema laid under its own. The package's own folder has it already. */
export function withShippedSchema(root: string, own: Snapshot): Snapshot {
  if (resolve(root) === resolve(PACKAGE)) return own;
  const shipped = nodeHost(PACKAGE);
  const isShipped = (path: string): boolean => isSchema(path) && own.entry(path) === undefined;
  return {
    ...own,
    list(folder: string) {
      const listed = own.list(folder);
      if (!isSchema(folder)) return listed;
      const taken = new Set(listed.files.map(({ path }) => path));
      const files = [...listed.files, ...shipped.list(folder).files.filter(({ path }) => !taken.has(path))];
      return { ...listed, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
    },
    read: (path: string): Uint8Array => (isShipped(path) ? shipped : own).read(path),
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
