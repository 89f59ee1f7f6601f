import { digestOf } from "../host/content-digest.ts";
import type { FileEntry } from "../host/host.ts";
import { idOfFile } from "../model/ids.ts";
import { compareText } from "../model/order.ts";
import { hashOf } from "../text/hash.ts";

/** Files that are compiled together. What comes of one block is before what comes of the next in every output. */
export type Block = readonly FileEntry[];

/** What a block is known by, wherever its files are: the digest of their names and contents. Empty where one cannot be read. */
export function contentOf(files: readonly { readonly path: string; readonly digest?: string | undefined }[]): string {
  if (files.some(({ digest }) => digest === undefined)) return "";
  return digestOf(JSON.stringify(files.map(({ path, digest }) => [path, digest])));
}

/**
 * What the disk says of a block: while that is the same, so is its content. Empty where a file changed so lately that another change could
 * go unseen, and where the contents are known anyway.
 */
export function stampOf(block: Block): string {
  if (block.some(({ settled }) => settled === false) || block.every(({ digest }) => digest !== undefined)) return "";
  return digestOf(JSON.stringify(block.map(({ path, size, stamp }) => [path, size, stamp])));
}

/** About so many files a block: few enough that an edit costs little, many enough that a block is worth noting. */
const SIZE = 200;
/** Times the size. */
const [LEAST, MOST] = [0.25, 2];

/**
 * Parts the files of data/ into blocks in the order of the facts' ids, so that outputs are blocks one after the other.
 * A fact's id begins with its file's name and a dot, or is the name where the file holds that fact alone.
 *
 * Where a block ends depends on the names around: a file that comes or goes changes its own block, and seldom the next.
 *
 * @param apart paths of files that are a block each, where that order allows it. The other blocks are as they would be without them
 */
export function planBlocks(
  files: readonly FileEntry[],
  size: number = SIZE,
  apart: ReadonlySet<string> = new Set(),
): Block[] {
  const named = files.map((file) => ({ file, id: idOfFile(file.path), key: `${idOfFile(file.path)}.` }));
  named.sort((a, b) => compareText(a.key, b.key) || compareText(a.file.path, b.file.path));
  const ids = new Set(named.map(({ id }) => id));
  const blocks: FileEntry[][] = [];
  let block: FileEntry[] = [];
  /** Files since the last end that is not one for the sake of a file that is apart. */
  let count = 0;
  for (const [n, { file, id }] of named.entries()) {
    block.push(file);
    count += 1;
    const mayEnd = count >= MOST * size || (count >= LEAST * size && hashOf(id) % size === 0);
    const isBesides = apart.has(file.path) || apart.has(named[n + 1]?.file.path ?? "");
    if (!(mayEnd || isBesides) || (n < named.length - 1 && leadsOn(id, ids))) continue;
    blocks.push(block);
    block = [];
    if (mayEnd) count = 0;
  }
  if (block.length > 0) blocks.push(block);
  return blocks;
}

/** Whether an id goes on after a later one: the fact `a-b.x.y` comes before those of `a`, but behind `a` where that is a fact. */
function leadsOn(id: string, ids: ReadonlySet<string>): boolean {
  for (let at = id.lastIndexOf("-"); at > 0; at = id.lastIndexOf("-", at - 1)) {
    if (ids.has(id.slice(0, at))) return true;
  }
  return false;
}
