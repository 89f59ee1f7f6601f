import { deserialize, serialize } from "node:v8";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Column } from "../emit/gexf-columns.ts";
import { type ByteRange, NOWHERE } from "../host/byte-range.ts";
import type { Host } from "../host/host.ts";
import { entryOf } from "../host/node-host.ts";
import { readReadable } from "../host/read-readable.ts";
import { readSealed, sealed } from "../host/sealed.ts";
import { isExhausted, isUnwritable } from "../host/system-error.ts";
import { LINE_END, linesOf } from "../text/byte-lines.ts";
import { type Block, digestOf } from "./blocks.ts";
import type { SentHeads } from "./heads.ts";
import type { Opened } from "./opened.ts";
import type { Reuse } from "./reuse.ts";
import type { SurveyNotes } from "./survey.ts";
import type { Tally } from "./tally.ts";

/** What is kept of compiled blocks, for the next time after a few files have changed. */
export interface CompiledBlocks extends SurveyNotes {
  /** `faulty`: good for what is compiled next, and for nothing else. */
  readonly state: "whole" | "faulty";
  /** What the blocks were compiled with, as JSON. */
  readonly context: string;
  /** The columns that edges were written with in GEXF, where they are not those that the context predicts. */
  readonly columns: readonly Column[] | null;
  /** What the whole lacks. */
  readonly lacking: readonly Finding[];
  readonly blocks: readonly KeptBlock[];
  readonly derived: Tally;
  /** How many there are. */
  readonly entities: number;
}

/** The same once something has been made of it. */
export interface Kept extends CompiledBlocks {
  readonly digest: string;
  /** What facts.json begins with, or would. */
  readonly head: ByteRange;
  /** Of its first bytes, before the entities: how many there are, and their digest. */
  readonly opening: { readonly length: number; readonly digest: string };
}

export interface KeptBlock {
  readonly heads: SentHeads;
  /** See `contentOf`. */
  readonly content: string;
  /** See `stampOf`. */
  readonly stamp: string;
  readonly tally: Tally;
}

/** The same as it was found again. */
export interface Found extends Kept {
  /** Every file that it points into, as it was then. */
  readonly files: readonly NotedFile[];
}

/** What the last run of a process kept: the next one finds it without a look at a disk. Runs of one thing share it. */
export interface Memory {
  last: Remembered | null;
  /** What was opened stays open: faster, and larger. */
  readonly staysOpen?: true;
  /** What else stays as it is while a project is edited. */
  readonly reuse?: Reuse;
  /** Files of an earlier run that are still to be read: no later run takes them away. */
  stillRead?: ReadonlySet<string>;
}

interface Remembered {
  readonly build: string;
  readonly found: Found;
  readonly opened?: Opened;
}

export function recall({ last }: Memory, build: string): Remembered | null {
  return last?.build === build && areAsNoted(last.found.files) ? last : null;
}

/** What is kept where nothing is written. */
export const NOTHING_WRITTEN: Pick<Kept, "digest" | "head" | "opening"> = {
  digest: "",
  head: NOWHERE,
  opening: { length: 0, digest: "" },
};

interface Note {
  readonly build: string;
  readonly keys: readonly (readonly [content: string, stamp: string])[];
  readonly rest: Omit<Kept, "context" | "blocks" | "derived">;
  /** Of the other files, in the order of `CONTENTS`. */
  readonly digests: readonly string[];
  /** Every file that tallies point into, and what the disk says of it. */
  readonly files: readonly NotedFile[];
}

/** A file, and what the disk said of it. */
export type NotedFile = readonly [path: string, size: number, stamp: string];

const NOTE = "kept.json";

const CONTENTS = ["kept-heads.json", "kept-tallies.bin", "kept-context.json"] as const;

/** Finds again what `keep` kept; null where there is nothing, or anything is not as it was left. `build`: what all blocks depend on. */
export function findKept(cache: Host, build: string): Found | null {
  const note = readSealed(cache, NOTE) as Note | undefined;
  if (note?.build !== build || !areAsNoted(note.files)) return null;
  const contents = CONTENTS.map((name) => readReadable(cache, name));
  const [heads, tallies, context] = contents;
  if (!heads || !tallies || !context) return null;
  if (contents.some((own, n) => own === undefined || digestOf(own) !== note.digests[n])) return null;
  const lines = linesOf(heads);
  const [derived, ...all] = deserialize(tallies) as readonly Tally[];
  const blocks = note.keys.flatMap(([content, stamp], n) => {
    const [own, tally] = [lines[n], all[n]];
    return own && tally ? [{ heads: own, content, stamp, tally }] : [];
  });
  if (!derived || blocks.length !== note.keys.length) return null;
  return { ...note.rest, context: textOf(context), blocks, derived, files: note.files };
}

/** What the disk says of each file now. */
export function noteFiles(files: Iterable<string>): readonly NotedFile[] {
  return Array.from(files, (file) => {
    const entry = entryOf(file);
    return [file, entry?.size ?? -1, entry?.stamp ?? ""] as const;
  });
}

/** Whether all are there as they were. */
export function areAsNoted(files: readonly NotedFile[]): boolean {
  return files.every(isAsNoted);
}

function isAsNoted([file, size, stamp]: NotedFile): boolean {
  const now = entryOf(file);
  return now !== undefined && now.size === size && now.stamp === stamp;
}

/** Keeps what a build came to. False where it cannot be written: the next build starts from nothing. */
export function keep(cache: Host, build: string, kept: Kept): boolean {
  const { context, blocks, derived, ...rest } = kept;
  const contents = [
    // JSON has no line breaks of its own.
    Buffer.concat(blocks.flatMap((block) => [block.heads, BREAK])),
    serialize([derived, ...blocks.map(({ tally }) => tally)]),
    Buffer.from(context),
  ];
  const files = noteFiles(filesOf(kept));
  const note: Note = {
    build,
    keys: blocks.map(({ content, stamp }) => [content, stamp]),
    rest,
    digests: contents.map(digestOf),
    files,
  };
  try {
    cache.writeAll([
      ...CONTENTS.map((path, n) => ({ path, chunks: () => [contents[n] ?? ""] })),
      { path: NOTE, chunks: () => [sealed(note)] },
    ]);
    return true;
  } catch (error) {
    if (isUnwritable(error) || isExhausted(error)) return false;
    throw error;
  }
}

const BREAK = Buffer.of(LINE_END);

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** What is known of blocks before any is read. */
export interface Matched {
  readonly stamps: readonly string[];
  /** What was kept of each; undefined where it has yet to be read. */
  readonly kept: readonly (KeptBlock | undefined)[];
}

export function matchBlocks(
  blocks: readonly Block[],
  before: Kept | null,
  { stampOf, contentOf }: Pick<Reuse, "stampOf" | "contentOf">,
): Matched {
  const stamped = new Map(before?.blocks.map((block) => [block.stamp, block]));
  const known = new Map(before?.blocks.map((block) => [block.content, block]));
  const stamps = blocks.map(stampOf);
  const kept = blocks.map((block, n) => {
    const stamp = stamps[n];
    return (stamp ? stamped.get(stamp) : undefined) ?? known.get(contentOf(block) || "none");
  });
  return { stamps, kept };
}

/** The files that parts stand in. */
export function filesOf({ blocks, derived, head }: Kept): ReadonlySet<string> {
  const tallies = [derived, ...blocks.map(({ tally }) => tally)];
  const ranges = [head, ...tallies.flatMap(({ written }) => Object.values(written))];
  return new Set(ranges.map(({ file }) => file).filter((file) => file !== NOWHERE.file));
}
