import { posix } from "node:path";
import { git } from "./git.ts";
import type { FileEntry, Snapshot, StrayLink } from "./host.ts";
import { isPassedOver } from "./node-host.ts";
import type { SystemError } from "./system-error.ts";

/** A folder as a commit has it, read from Git's objects: nothing is checked out. `commit`: its full name. */
export function gitSnapshot(root: string, commit: string): Snapshot {
  let opened: Tree | undefined;
  const tree = (): Tree => {
    opened ??= readTree(root, commit);
    return opened;
  };
  /** What was read of the files that are expected next, by their digests. */
  let ahead: ReadonlyMap<string, Uint8Array> = new Map();
  return {
    list(folder) {
      const isBelow = ({ path }: { readonly path: string }): boolean => folder === "" || path.startsWith(`${folder}/`);
      const links = tree().links.filter(isBelow);
      const files = [...tree().files.values()].filter(isBelow);
      return { files, loops: [], ...(links.length > 0 && { links }) };
    },
    entry: (path) => tree().files.get(path),
    read(path) {
      const digest = tree().files.get(path)?.digest ?? "";
      const bytes = ahead.get(digest) ?? (digest === "" ? undefined : readBlobs(root, [digest]).get(digest));
      if (bytes === undefined) throw missing(path, commit);
      return bytes;
    },
    expect(paths) {
      ahead = readBlobs(
        root,
        paths.flatMap((path) => tree().files.get(path)?.digest ?? []),
      );
    },
  };
}

interface Tree {
  /** By their paths, in the order of these. */
  readonly files: ReadonlyMap<string, FileEntry>;
  readonly links: readonly StrayLink[];
}

const LINK = "120000";

function readTree(root: string, commit: string): Tree {
  const files = new Map<string, FileEntry>();
  const linked: FileEntry[] = [];
  const listed = git(root, ["ls-tree", "-r", "-z", "-l", commit]).toString().split("\0");
  for (const line of listed) {
    const [about = "", path = ""] = line.split("\t", 2);
    const [mode, type, digest = "", size] = about.split(/ +/);
    if (type !== "blob" || path.split("/").slice(0, -1).some(isPassedOver)) continue;
    const entry = { path, size: Number(size), stamp: digest, digest };
    if (mode === LINK) linked.push(entry);
    else files.set(path, entry);
  }
  const links = follow(root, linked, files);
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return { files: new Map(sorted), links };
}

/** A link to a file elsewhere in the folder is that file under another name; what else links lead to is not read. */
function follow(root: string, linked: readonly FileEntry[], files: Map<string, FileEntry>): StrayLink[] {
  if (linked.length === 0) return [];
  const targets = readBlobs(
    root,
    linked.map(({ stamp }) => stamp),
  );
  return linked.flatMap(({ path, stamp }): StrayLink[] => {
    const target = posix.join(posix.dirname(path), Buffer.from(targets.get(stamp) ?? []).toString());
    const found = files.get(target);
    if (found === undefined) return [{ path, to: "outside" }];
    if (topOf(target) === topOf(path)) return [{ path, to: { listed: target } }];
    files.set(path, { ...found, path });
    return [];
  });
}

function topOf(path: string): string {
  return path.slice(0, path.indexOf("/"));
}

/** The contents of blobs, by their digests. One that the repository lacks is left out. */
function readBlobs(root: string, digests: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  if (digests.length === 0) return blobs;
  const answer = git(root, ["cat-file", "--batch"], `${digests.join("\n")}\n`);
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf("\n", at);
    const [digest = "", type, size] = answer.toString("latin1", at, end).split(" ");
    at = end + 1;
    if (type === "missing") continue;
    blobs.set(digest, answer.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}

function missing(path: string, commit: string): SystemError {
  const told = new Error(`${path} is not in ${commit}, or the repository lacks it`);
  return Object.assign(told, { code: "ENOENT", syscall: "read" });
}
