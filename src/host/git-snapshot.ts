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
      const { files, sizes } = tree();
      const before = ahead;
      const digests = paths.flatMap((path) => files.get(path)?.digest ?? []);
      const read = readBlobs(
        root,
        digests.filter((digest) => !before.has(digest)),
      );
      sizes.note(read);
      ahead = new Map(
        digests.flatMap((digest) => {
          const bytes = before.get(digest) ?? read.get(digest);
          return bytes ? [[digest, bytes] as const] : [];
        }),
      );
    },
  };
}

interface Tree {
  /** By their paths, in the order of these. */
  readonly files: ReadonlyMap<string, FileEntry>;
  readonly links: readonly StrayLink[];
  readonly sizes: Sizes;
}

/** How large blobs are. To tell that of each, Git opens each: of what is read it is known. */
class Sizes {
  readonly #root: string;
  readonly #commit: string;
  readonly #known = new Map<string, number>();

  constructor(root: string, commit: string) {
    this.#root = root;
    this.#commit = commit;
  }

  note(blobs: ReadonlyMap<string, Uint8Array>): void {
    for (const [digest, { length }] of blobs) this.#known.set(digest, length);
  }

  of(digest: string): number {
    if (!this.#known.has(digest)) {
      for (const { digest: one, size } of listTree(this.#root, this.#commit, ["-l"])) this.#known.set(one, size);
    }
    return this.#known.get(digest) ?? 0;
  }
}

const LINK = "120000";

function readTree(root: string, commit: string): Tree {
  const files = new Map<string, FileEntry>();
  const linked: Linked[] = [];
  const sizes = new Sizes(root, commit);
  for (const { path, mode, digest } of listTree(root, commit, [])) {
    if (mode === LINK) linked.push({ path, digest });
    else files.set(path, fileEntry(path, digest, sizes));
  }
  const links = follow(root, linked, files, sizes);
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return { files: new Map(sorted), links, sizes };
}

function fileEntry(path: string, digest: string, sizes: Sizes): FileEntry {
  return {
    path,
    get size() {
      return sizes.of(digest);
    },
    stamp: digest,
    digest,
  };
}

type Linked = { readonly path: string; readonly digest: string };

/** The blobs of a commit outside of folders that hold no data. */
function* listTree(
  root: string,
  commit: string,
  flags: readonly string[],
): Generator<Linked & { readonly mode: string; readonly size: number }> {
  for (const line of git(root, ["ls-tree", "-r", "-z", ...flags, commit])
    .toString()
    .split("\0")) {
    const [about = "", path = ""] = line.split("\t", 2);
    const [mode = "", type, digest = "", size] = about.split(/ +/);
    if (type !== "blob" || path.split("/").slice(0, -1).some(isPassedOver)) continue;
    yield { path, mode, digest, size: Number(size) };
  }
}

/** A link to a file elsewhere in the folder is that file under another name; what else links lead to is not read. */
function follow(root: string, linked: readonly Linked[], files: Map<string, FileEntry>, sizes: Sizes): StrayLink[] {
  if (linked.length === 0) return [];
  const targets = readBlobs(
    root,
    linked.map(({ digest }) => digest),
  );
  return linked.flatMap(({ path, digest }): StrayLink[] => {
    const target = posix.join(posix.dirname(path), Buffer.from(targets.get(digest) ?? []).toString());
    const found = files.get(target);
    if (found === undefined) return [{ path, to: "outside" }];
    if (topOf(target) === topOf(path)) return [{ path, to: { listed: target } }];
    files.set(path, fileEntry(path, found.stamp, sizes));
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
