import { extname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { removeUnneeded } from "../../host/byte-range.ts";
import { digestOf } from "../../host/content-digest.ts";
import type { Host } from "../../host/host.ts";
import { nodeHost } from "../../host/node-host.ts";
import { packed, unpacked } from "../../host/packed.ts";
import { readReadable } from "../../host/read-readable.ts";
import { readSealed, sealed } from "../../host/sealed.ts";
import { isExhausted, isUnwritable } from "../../host/system-error.ts";
import type { SentHeads } from "../heads.ts";
import type { Tally } from "../tally.ts";
import {
  areAsNoted,
  type BlockKeys,
  type Contents,
  type Found,
  filesOf,
  howManyMatch,
  type Kept,
  type NotedFile,
  noteFiles,
} from "./keep.ts";

/** A state of a project as it is kept on a disk. States share the files that they have in common. */
export interface Note {
  readonly build: string;
  /** The higher, the later it was used. */
  readonly used: number;
  readonly keys: readonly BlockKeys[];
  readonly rest: Omit<Kept, "context" | "blocks" | "derived">;
  readonly contents: Contents;
  /** Every file of the contents, and every one that tallies point into, and what the disk says of it. */
  readonly files: readonly NotedFile[];
}

type Notes = ReadonlyMap<string, Note>;

/** So many states are kept: the two that are compared again and again, one of them after each edit, and one to come back to. */
const MOST = 3;

const NOTE = /^kept-[0-9a-f]{16}\.json$/;
/** Of earlier versions as well. */
const ANY_NOTE = /^kept[-.]/;

/**
 * Finds the state that has most in common with some blocks, as `keep` kept it; null where there is none, or anything is not as it was left.
 *
 * @param build what all blocks depend on
 * @param known a state in memory: found where none on the disk has more in common
 */
export function findKept(
  folder: string,
  build: string,
  blocks: readonly BlockKeys[],
  known: Found | null,
): Found | null {
  const cache = nodeHost(folder);
  const notes = notesIn(cache);
  const others = [...notes]
    .filter(([, note]) => note.build === build)
    .map(([name, note]) => ({ name, note, common: howManyMatch(blocks, note.keys) }))
    .sort((a, b) => b.common - a.common || b.note.used - a.note.used);
  const least = known === null ? -1 : howManyMatch(blocks, known.blocks);
  for (const { name, note, common } of others) {
    if (common <= least) break;
    const found = areAsNoted(note.files) ? readNoted(cache, note, known) : null;
    if (found === null) continue;
    use(cache, name, notes);
    return found;
  }
  return known;
}

/** The state that a note is of; null where its contents are not as they were left. @param like a state that may hold the same contents */
export function readNoted(cache: Host, { contents, keys, rest, files }: Note, like: Found | null): Found | null {
  const allOf = <T>(kind: keyof Parts, there: readonly T[] = []): readonly T[] | null => {
    const known = new Map(piecesOf(there).map((piece, n) => [like?.contents?.[kind][n], piece]));
    const all: T[] = [];
    for (const name of contents[kind]) {
      const piece = known.get(name) ?? (readPiece(cache, name) as readonly T[] | null);
      if (piece === null) return null;
      all.push(...piece);
    }
    return all;
  };
  const there = like && partsOf(like);
  const [context] = allOf("context", there?.context) ?? [];
  const heads = context === undefined ? null : allOf("heads", there?.heads);
  const [derived, ...tallies] = (heads && allOf("tallies", there?.tallies)) ?? [];
  const blocks = keys.flatMap((key, n) => {
    const [own, tally] = [heads?.[n], tallies[n]];
    return own && tally ? [{ heads: own, ...key, tally }] : [];
  });
  if (context === undefined || !derived || blocks.length !== keys.length) return null;
  return { ...rest, context, blocks, derived, contents, files };
}

/** What is in a file; null where that is not what was written. */
function readPiece(cache: Host, name: string): unknown {
  const bytes = readReadable(cache, name);
  const content = bytes !== undefined && name.endsWith(`-${nameOf(bytes)}${extname(name)}`) ? unpacked(bytes) : null;
  return content && deserialize(content);
}

/** What of a state is in files of its own. */
interface Parts {
  readonly context: readonly string[];
  readonly heads: readonly SentHeads[];
  readonly tallies: readonly Tally[];
}

function partsOf({ context, derived, blocks }: Kept): Parts {
  return {
    context: [context],
    heads: blocks.map(({ heads }) => heads),
    tallies: [derived, ...blocks.map(({ tally }) => tally)],
  };
}

/** So many blocks are in a file: an edit writes one anew, all are a few dozen, and two states share those of blocks in which they do not differ. */
const SIZE = 16;

function piecesOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / SIZE) }, (_, n) => all.slice(n * SIZE, (n + 1) * SIZE));
}

/** Whether two pieces hold the very same things. */
function isSamePiece<T>(a: readonly T[], b: readonly T[] | undefined): boolean {
  return a.length === b?.length && a.every((one, n) => one === b[n]);
}

/**
 * Keeps what a project came to, and returns where; null where it cannot be written: the next run starts from nothing.
 *
 * @param before a state that is kept: what has not changed since is not written again
 */
export function keep(folder: string, build: string, kept: Kept, before: Found | null): Found | null {
  const cache = nodeHost(folder);
  const notes = notesIn(cache);
  const { blocks, state, columns, unresolved, found, lacking, entities, digest, head, opening } = kept;
  const there = new Set(
    [...notes.values()].filter(({ files }) => areAsNoted(files)).flatMap((note) => namesIn(note.contents)),
  );
  const byEnding = new Map(Array.from(there, (name) => [endingOf(name), name]));
  const fresh = new Map<string, Uint8Array>();
  const parts = before && partsOf(before);
  const place = <K extends keyof Parts>(kind: K, now: readonly Parts[K][number][]): readonly string[] => {
    const earlier = piecesOf<Parts[K][number]>(parts?.[kind] ?? []);
    return piecesOf(now).map((piece, n) => {
      const last = before?.contents?.[kind][n];
      if (last !== undefined && there.has(last) && isSamePiece(piece, earlier[n])) return last;
      const bytes = packed(serialize(piece));
      const ending = `-${nameOf(bytes)}.${kind}`;
      const name = byEnding.get(ending) ?? `${process.pid}${ending}`;
      if (!there.has(name)) fresh.set(name, bytes);
      return name;
    });
  };
  const { context, heads, tallies } = partsOf(kept);
  const contents: Contents = {
    context: place("context", context),
    heads: place("heads", heads),
    tallies: place("tallies", tallies),
  };
  const keys = blocks.map(({ content, stamp }) => ({ content, stamp }));
  const name = `kept-${digestOf(JSON.stringify([build, opening.digest, keys.map(({ content }) => content)])).slice(0, 16)}.json`;
  try {
    cache.writeAll(Array.from(fresh, ([path, bytes]) => ({ path, chunks: () => [bytes] })));
    const own = namesIn(contents).map((path) => join(folder, path));
    const files = noteFiles([...filesOf(kept), ...new Set(own)]);
    const rest = { state, columns, unresolved, found, lacking, entities, digest, head, opening };
    const note: Note = { build, used: nextUse(notes), keys, rest, contents, files };
    cache.write(name, [sealed(note)]);
    return { ...kept, contents, files };
  } catch (error) {
    if (isUnwritable(error) || isExhausted(error)) return null;
    throw error;
  }
}

function namesIn({ context, heads, tallies }: Contents): readonly string[] {
  return [...context, ...heads, ...tallies];
}

/** What a file is called that holds these bytes, between the process that wrote it and what it holds. */
function nameOf(bytes: Uint8Array): string {
  return digestOf(bytes).slice(0, 32);
}

/** A name without the process that wrote the file. */
function endingOf(name: string): string {
  return name.slice(name.indexOf("-"));
}

/** Takes away what belongs to no state that is worth keeping. @param needed other files that are still to be read */
export function removeForgotten(folder: string, needed: Iterable<string>): void {
  removeUnneeded(folder, ANY_NOTE, () => {
    const sound = [...notesIn(nodeHost(folder))].filter(([, { files }]) => areAsNoted(files));
    const last = sound.sort(([, a], [, b]) => b.used - a.used).slice(0, MOST);
    const files = last.flatMap(([name, note]) => [join(folder, name), ...note.files.map(([file]) => file)]);
    return new Set([...needed, ...files]);
  });
}

/** Notes that a state was used, so that others are forgotten first. */
function use(cache: Host, name: string, notes: Notes): void {
  const note = notes.get(name);
  if (note === undefined || note.used === nextUse(notes) - 1) return;
  try {
    cache.write(name, [sealed({ ...note, used: nextUse(notes) })]);
  } catch (error) {
    // It is forgotten earlier.
    if (!isUnwritable(error) && !isExhausted(error)) throw error;
  }
}

function nextUse(notes: Notes): number {
  return Math.max(0, ...[...notes.values()].map(({ used }) => used)) + 1;
}

/** What is kept in a folder, by the names of the notes. */
export function notesIn(cache: Host): Notes {
  const names = cache.list("").files.map(({ path }) => path);
  return new Map(
    names.flatMap((name) => {
      // Its shape is what this version wrote: the name of the version is part of its build.
      const note = NOTE.test(name) ? (readSealed(cache, name) as Note | undefined) : undefined;
      return note === undefined ? [] : [[name, note] as const];
    }),
  );
}
