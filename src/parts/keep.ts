import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import type { Host } from "../host/host.ts";
import { entryOf } from "../host/node-host.ts";
import type { SentHeads } from "./block-reader.ts";
import type { Block } from "./plan.ts";
import type { Tally } from "./tally.ts";

/** What is kept of a build, for the next one after a few files have changed. */
export interface Kept {
  /** What the blocks were compiled with. */
  readonly context: string;
  readonly blocks: readonly KeptBlock[];
}

export interface KeptBlock {
  readonly heads: SentHeads;
  /** Changes whenever one of its files does. */
  readonly key: string;
  readonly tally: Tally;
}

interface Note {
  readonly build: string;
  readonly context: string;
  readonly keys: readonly string[];
  /** Digests of the other two files. */
  readonly heads: string;
  readonly tallies: string;
  /** Every file that tallies point into, and what the disk says of it. */
  readonly files: readonly (readonly [path: string, size: number, stamp: string])[];
}

/** Finds again what `keep` kept; null where there is nothing, or anything is not as it was left. `build`: what all blocks depend on. */
export function findKept(cache: Host, build: string): Kept | null {
  try {
    const note = JSON.parse(new TextDecoder().decode(cache.read("kept.json"))) as Note;
    if (note.build !== build) return null;
    for (const [file, size, stamp] of note.files) {
      const now = entryOf(file);
      if (now === undefined || now.size !== size || now.stamp !== stamp) return null;
    }
    const [heads, tallies] = [cache.read("kept-heads.json"), cache.read("kept-tallies.bin")];
    if (digestOf(heads) !== note.heads || digestOf(tallies) !== note.tallies) return null;
    const lines = linesOf(heads);
    const allTallies = deserialize(tallies) as readonly Tally[];
    const blocks = note.keys.flatMap((key, n) => {
      const [own, tally] = [lines[n], allTallies[n]];
      return own && tally ? [{ heads: own, key, tally }] : [];
    });
    return blocks.length === note.keys.length ? { context: note.context, blocks } : null;
  } catch {
    // Nothing kept yet, or somebody cut it short.
    return null;
  }
}

/** Keeps what a build came to. False where it cannot be written: the next build starts from nothing. */
export function keep(cache: Host, build: string, { context, blocks }: Kept): boolean {
  // JSON has no line breaks of its own.
  const heads = Buffer.concat(blocks.flatMap((block) => [block.heads, LINE_END]));
  const tallies = serialize(blocks.map(({ tally }) => tally));
  const files = [...filesOf(blocks)].map((file) => {
    const entry = entryOf(file);
    return [file, entry?.size ?? -1, entry?.stamp ?? ""] as const;
  });
  const note: Note = {
    build,
    context,
    keys: blocks.map(({ key }) => key),
    heads: digestOf(heads),
    tallies: digestOf(tallies),
    files,
  };
  try {
    cache.writeAll([
      { path: "kept-heads.json", chunks: () => [heads] },
      { path: "kept-tallies.bin", chunks: () => [tallies] },
      { path: "kept.json", chunks: () => [JSON.stringify(note)] },
    ]);
    return true;
  } catch {
    return false;
  }
}

const LINE_END = Buffer.from("\n");

function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0, end = bytes.indexOf(10); end >= 0; from = end + 1, end = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, end));
  }
  return lines;
}

/** The files that blocks have parts in. */
export function filesOf(blocks: readonly KeptBlock[]): ReadonlySet<string> {
  return new Set(blocks.flatMap(({ tally }) => Object.values(tally.written).map(({ file }) => file)));
}

/** Changes whenever a file of the block does; empty where one changed so lately that another change could go unseen. */
export function keyOf(block: Block): string {
  if (block.some(({ settled }) => settled === false)) return "";
  return digestOf(JSON.stringify(block.map(({ path, size, stamp }) => [path, size, stamp])));
}

function digestOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
