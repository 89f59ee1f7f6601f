/** What the compiler asks of the machine it runs on. Only src/host/ implements it; tests use a Map. */
export interface FileEntry {
  /** Project-relative path with `/`. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Changes whenever the content may have (mtime and ctime in ns and inode, or a counter). */
  readonly stamp: string;
  /** false: changed so lately that one more change might leave the stamp as it is. */
  readonly settled?: boolean;
  /** Of the content, as `contentDigest` gives it, where it is known without reading. */
  readonly digest?: string;
}

/** What lies below a folder. */
export interface Listed {
  /** Sorted by path. */
  readonly files: readonly FileEntry[];
  /** Links to a folder above, sorted: they are not followed. */
  readonly loops: readonly string[];
  /** Links that are not followed for another reason, sorted by path. */
  readonly links?: readonly StrayLink[];
}

/** `outside`: it leads out of the project. Else it leads to what is listed already, under that path. */
export interface StrayLink {
  readonly path: string;
  readonly to: "outside" | { readonly listed: string };
}

/**
 * Where a snapshot is read from. Plain data: another thread opens the same one with `openSnapshot`.
 *
 * - `folder`: a project's folder, with the shipped schema under its own
 * - `revision`: the same as a commit of Git has it
 * - `overlay`: files over another snapshot; null: the file is gone
 */
export type SnapshotOrigin =
  | { readonly kind: "folder"; readonly root: string }
  | { readonly kind: "revision"; readonly root: string; readonly commit: string }
  | {
      readonly kind: "overlay";
      readonly base: SnapshotOrigin;
      readonly files: ReadonlyMap<string, Uint8Array | null>;
    };

/** A set of files as they are at one time: all that reads a project reads one. */
export interface Snapshot {
  /** Undefined where it is in memory alone, and no other thread can read it. */
  readonly origin?: SnapshotOrigin;
  /** All regular files below `folder` (project-relative), sorted by path; folder loops through links are reported, not followed. */
  list(folder: string): Listed;
  /** One file, as `list` would describe it; undefined where there is none. */
  entry(path: string): FileEntry | undefined;
  read(path: string): Uint8Array;
  /** The same piece by piece, for a reader that may stop early. */
  readChunks?(path: string): Iterable<Uint8Array>;
  /** Told which files are read next, where reading many at once is cheaper. */
  expect?(paths: readonly string[]): void;
  /** Told when much has just been let go: a good moment to give memory back, which a machine else puts off. */
  tidy?(): void;
}

/** Files that can be written as well. */
export interface Host extends Snapshot {
  /** Writes beside the old file and renames, so that a failure leaves the last good one. */
  write(path: string, chunks: Iterable<string | Uint8Array>): void;
  /** Writes files that belong together: none takes the place of its old one before all are whole. */
  writeAll(files: Iterable<NewFile>): void;
}

/** A file to write. Its chunks are made when they are asked for. */
export interface NewFile {
  readonly path: string;
  chunks(): Iterable<string | Uint8Array>;
  /** Where the file is there with this very content, it is left alone, so that its time tells when it last changed. For small files. */
  readonly keepsTime?: true;
}
