import { extname, join } from "node:path";
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
import { HEADS, isSamePiece, type PieceFormat, piecesOf, TALLIES } from "./pieces.ts";

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
  const bytesOf = (name: string): Uint8Array | null => {
    const bytes = readReadable(cache, name);
    return bytes !== undefined && name.endsWith(`-${nameOf(bytes)}${extname(name)}`) ? unpacked(bytes) : null;
  };
  const allOf = <T>(kind: PieceKind, { read }: PieceFormat<T>, there: readonly T[]): readonly T[] | null => {
    const known = new Map(piecesOf(there).map((piece, n) => [like?.contents?.[kind][n], piece]));
    const all: T[] = [];
    for (const name of contents[kind]) {
      const bytes = known.has(name) ? null : bytesOf(name);
      const own = known.get(name) ?? (bytes && read(bytes));
      if (own === null) return null;
      all.push(...own);
    }
    return all;
  };
  const context = like?.contents?.context === contents.context ? like.context : bytesOf(contents.context);
  const heads = context === null ? null : allOf("heads", HEADS, like ? headsOf(like) : []);
  const tallies = heads === null ? null : allOf("tallies", TALLIES, like ? talliesOf(like) : []);
  if (context === null || heads === null || tallies === null) return null;
  const [derived, ...all] = tallies;
  const blocks = keys.flatMap(({ content, stamp }, n) => {
    const [own, tally] = [heads[n], all[n]];
    return own && tally ? [{ heads: own, content, stamp, tally }] : [];
  });
  if (!derived || blocks.length !== keys.length) return null;
  const text = typeof context === "string" ? context : new TextDecoder().decode(context);
  return { ...rest, context: text, blocks, derived, contents, files };
}

type PieceKind = "heads" | "tallies";

function headsOf({ blocks }: Kept): readonly SentHeads[] {
  return blocks.map(({ heads }) => heads);
}

function talliesOf({ derived, blocks }: Kept): readonly Tally[] {
  return [derived, ...blocks.map(({ tally }) => tally)];
}

/**
 * Keeps what a project came to, and returns where; null where it cannot be written: the next run starts from nothing.
 *
 * @param before a state that is kept: what has not changed since is not written again
 */
export function keep(folder: string, build: string, kept: Kept, before: Found | null): Found | null {
  const cache = nodeHost(folder);
  const notes = notesIn(cache);
  const { context, blocks, state, columns, unresolved, found, lacking, entities, digest, head, opening } = kept;
  const there = new Set(
    [...notes.values()]
      .filter(({ files }) => areAsNoted(files))
      .flatMap((note) => [...note.contents.heads, ...note.contents.tallies, note.contents.context]),
  );
  const byEnding = new Map(Array.from(there, (name) => [endingOf(name), name]));
  const fresh = new Map<string, Uint8Array>();
  const place = (kind: keyof Contents, bytes: Uint8Array): string => {
    const ending = `-${nameOf(bytes)}.${kind}`;
    const known = byEnding.get(ending);
    if (known !== undefined) return known;
    fresh.set(`${process.pid}${ending}`, bytes);
    return `${process.pid}${ending}`;
  };
  const placeAll = <T>(kind: PieceKind, { write }: PieceFormat<T>, now: readonly T[], old: readonly T[]) => {
    const earlier = piecesOf(old);
    return piecesOf(now).map((piece, n) => {
      const name = before?.contents?.[kind][n];
      if (name !== undefined && there.has(name) && isSamePiece(piece, earlier[n])) return name;
      return place(kind, packed(write(piece)));
    });
  };
  const contents: Contents = {
    heads: placeAll("heads", HEADS, headsOf(kept), before ? headsOf(before) : []),
    tallies: placeAll("tallies", TALLIES, talliesOf(kept), before ? talliesOf(before) : []),
    context: place("context", packed(Buffer.from(context))),
  };
  const keys = blocks.map(({ content, stamp }) => ({ content, stamp }));
  const name = `kept-${digestOf(JSON.stringify([build, opening.digest, keys.map(({ content }) => content)])).slice(0, 16)}.json`;
  try {
    cache.writeAll(Array.from(fresh, ([path, bytes]) => ({ path, chunks: () => [bytes] })));
    const own = [...contents.heads, ...contents.tallies, contents.context];
    const files = noteFiles([...filesOf(kept), ...new Set(own.map((path) => join(folder, path)))]);
    const rest = { state, columns, unresolved, found, lacking, entities, digest, head, opening };
    const note: Note = { build, used: nextUse(notes), keys, rest, contents, files };
    cache.write(name, [sealed(note)]);
    return { ...kept, contents, files };
  } catch (error) {
    if (isUnwritable(error) || isExhausted(error)) return null;
    throw error;
  }
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
