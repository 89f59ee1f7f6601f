import type { Finding } from "../../diagnostics/diagnostic.ts";
import type { Column } from "../../emit/gexf-columns.ts";
import { type ByteRange, NOWHERE } from "../../host/byte-range.ts";
import { entryOf } from "../../host/node-host.ts";
import type { Schema } from "../../model/schema.ts";
import type { Block } from "../blocks.ts";
import type { SentHeads } from "../heads.ts";
import type { SurveyNotes } from "../survey.ts";
import type { Tally } from "../tally.ts";
import type { Opened } from "./opened.ts";
import type { Reuse } from "./reuse.ts";

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

/** What a block is known by. */
export interface BlockKeys {
  /** See `contentOf`; empty where it is not known before the block is read. */
  readonly content: string;
  /** See `stampOf`. */
  readonly stamp: string;
}

export interface KeptBlock extends BlockKeys {
  readonly heads: SentHeads;
  readonly tally: Tally;
}

/** The same as it was found again. */
export interface Found extends Kept {
  /** Every file that it points into, as it was then. */
  readonly files: readonly NotedFile[];
  /** Where it is kept on a disk. */
  readonly contents?: Contents;
}

/** The files in the cache that hold what is kept of a state, named by what is in them. */
export interface Contents {
  readonly context: readonly string[];
  /** Of the blocks, in their order. */
  readonly heads: readonly string[];
  /** Of what is derived, and of the blocks. */
  readonly tallies: readonly string[];
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
  /** By it what was opened was made. */
  readonly schema: Schema;
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

/** A file, and what the disk said of it. */
export type NotedFile = readonly [path: string, size: number, stamp: string];

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

/** What is known of blocks before any is read. */
export interface Matched {
  readonly stamps: readonly string[];
  /** What was kept of each; undefined where it has yet to be read. */
  readonly kept: readonly (KeptBlock | undefined)[];
}

/** What blocks are known by before they are read. */
export function keysOf(
  blocks: readonly Block[],
  { stampOf, contentOf }: Pick<Reuse, "stampOf" | "contentOf">,
): readonly BlockKeys[] {
  return blocks.map((block) => ({ stamp: stampOf(block), content: contentOf(block) }));
}

export function matchBlocks(keys: readonly BlockKeys[], before: Kept | null): Matched {
  const find = finder(before?.blocks ?? []);
  return { stamps: keys.map(({ stamp }) => stamp), kept: keys.map(find) };
}

/** How many blocks a state holds of those that are wanted, less those that it holds in vain. */
export function howManyMatch(keys: readonly BlockKeys[], kept: readonly BlockKeys[]): number {
  const find = finder(kept);
  return keys.filter((one) => find(one) !== undefined).length - Math.max(0, kept.length - keys.length);
}

function finder<T extends BlockKeys>(kept: readonly T[]): (wanted: BlockKeys) => T | undefined {
  const stamped = new Map(kept.map((block) => [block.stamp, block]));
  const known = new Map(kept.map((block) => [block.content, block]));
  return ({ stamp, content }) =>
    (stamp === "" ? undefined : stamped.get(stamp)) ?? (content === "" ? undefined : known.get(content));
}

/** The files that parts are in. */
export function filesOf(kept: Kept): ReadonlySet<string> {
  return filesIn(rangesOf(kept));
}

export function rangesOf({ blocks, derived, head }: Kept): readonly ByteRange[] {
  return [head, ...writtenRanges([derived, ...blocks.map(({ tally }) => tally)])];
}

export function writtenRanges(tallies: readonly Tally[]): readonly ByteRange[] {
  return tallies.flatMap(({ written }) => Object.values(written));
}

export function filesIn(ranges: readonly ByteRange[]): ReadonlySet<string> {
  return new Set(ranges.map(({ file }) => file).filter((file) => file !== NOWHERE.file));
}
