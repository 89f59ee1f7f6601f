import type { FileEntry, Host, StrayLink } from "../../src/host/host.ts";
import { missing } from "../../src/host/overlay.ts";
import { MAX_BYTES } from "../../src/text/text-file.ts";

/** Folders laid over one another: of two files with one path the last counts. Read-only. */
export function overlay(...hosts: readonly Host[]): Host {
  const holders = new Map<string, Host>();
  for (const host of hosts) for (const { path } of host.list("").files) holders.set(path, host);
  return {
    list(folder) {
      const files = new Map<string, FileEntry>();
      const loops: string[] = [];
      const links: StrayLink[] = [];
      for (const host of hosts) {
        const listed = host.list(folder);
        for (const file of listed.files) files.set(file.path, file);
        loops.push(...listed.loops);
        links.push(...(listed.links ?? []));
      }
      return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), loops, links };
    },
    entry: (path) => holders.get(path)?.entry(path),
    read(path) {
      const host = holders.get(path);
      if (host === undefined) throw missing(path);
      return host.read(path);
    },
    write() {
      throw new Error("a fixture is not written to");
    },
    writeAll() {
      throw new Error("a fixture is not written to");
    },
  };
}

/** Faults of a disk, which no file in a repository can have everywhere. */
export const madeOf: Readonly<Record<string, Host>> = {
  "file-too-large": faulty({ path: "data/states/export.yaml", size: MAX_BYTES + 1, stamp: "1" }),
  "unreadable-file": faulty({ path: "data/states/belarus.yaml", size: 20, stamp: "1" }),
  "link-outside": {
    ...faulty(),
    list: (folder) => ({
      files: [],
      loops: [],
      links: folder === "data" ? [{ path: "data/states/more", to: "outside" }] : [],
    }),
  },
  "linked-twice": {
    ...faulty(),
    list: (folder) => ({
      files: [],
      loops: [],
      links:
        folder === "data" ? [{ path: "data/states/dprk.yaml", to: { listed: "data/states/north-korea.yaml" } }] : [],
    }),
  },
  "folder-loop": {
    ...faulty(),
    list: (folder) => ({ files: [], loops: folder === "data" ? ["data/states/more"] : [] }),
  },
};

function faulty(...files: readonly FileEntry[]): Host {
  return {
    list: (folder) => ({
      files: files.filter(({ path }) => folder === "" || path.startsWith(`${folder}/`)),
      loops: [],
    }),
    entry: (path) => files.find((file) => file.path === path),
    read(path) {
      throw Object.assign(new Error(`permission denied: ${path}`), { code: "EACCES", syscall: "open" });
    },
    write() {},
    writeAll() {},
  };
}
