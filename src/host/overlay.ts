import { contentDigest } from "./content-digest.ts";
import type { FileEntry, Snapshot } from "./host.ts";
import type { SystemError } from "./system-error.ts";

/** Of buffers that many snapshots have over them: their bytes are never written to again. */
const digests = new WeakMap<Uint8Array, string>();

function digestOf(bytes: Uint8Array): string {
  const digest = digests.get(bytes) ?? contentDigest(bytes);
  digests.set(bytes, digest);
  return digest;
}

/** Unsaved buffers or planned writes over a snapshot, by their paths; null: the file is gone. */
export function overlay(base: Snapshot, files: ReadonlyMap<string, Uint8Array | null>): Snapshot {
  const entries = new Map<string, FileEntry | undefined>();
  for (const [path, bytes] of files) {
    const digest = bytes && digestOf(bytes);
    entries.set(path, digest === null ? undefined : { path, size: bytes?.length ?? 0, stamp: digest, digest });
  }
  return {
    ...(base.origin && { origin: { kind: "overlay", base: base.origin, files } as const }),
    list(folder) {
      const listed = base.list(folder);
      const isBelow = (path: string): boolean => folder === "" || path.startsWith(`${folder}/`);
      const left = new Map(entries);
      const files: FileEntry[] = [];
      for (const file of listed.files) {
        left.delete(file.path);
        const own = entries.has(file.path) ? entries.get(file.path) : file;
        if (own !== undefined) files.push(own);
      }
      const added = [...left].flatMap(([path, entry]) => (entry && isBelow(path) ? entry : []));
      if (added.length > 0) files.push(...added);
      return { ...listed, files: added.length > 0 ? files.sort((a, b) => (a.path < b.path ? -1 : 1)) : files };
    },
    entry: (path) => (entries.has(path) ? entries.get(path) : base.entry(path)),
    read(path) {
      const bytes = files.get(path);
      if (bytes === null) throw missing(path);
      return bytes ?? base.read(path);
    },
    expect: (paths) => base.expect?.(paths.filter((path) => !entries.has(path))),
    tidy: () => base.tidy?.(),
  };
}

/** As the operating system says it. */
export function missing(path: string): SystemError {
  const told = new Error(`ENOENT: no such file or directory, open '${path}'`);
  return Object.assign(told, { code: "ENOENT", syscall: "open" });
}
