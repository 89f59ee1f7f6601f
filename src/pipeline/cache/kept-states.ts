import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { removeUnneeded } from "../../host/byte-range.ts";
import { digestOf } from "../../host/content-digest.ts";
import type { Host } from "../../host/host.ts";
import { nodeHost } from "../../host/node-host.ts";
import { packed, unpacked } from "../../host/packed.ts";
import { readReadable } from "../../host/read-readable.ts";
import { readSealed, sealed } from "../../host/sealed.ts";
import { isExhausted, isUnwritable } from "../../host/system-error.ts";
import { LINE_END, linesOf } from "../../text/byte-lines.ts";
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
  const isShared = (name: keyof Contents): boolean => like?.contents?.[name] === contents[name];
  const bytesOf = (name: keyof Contents): Uint8Array | null => {
    const bytes = readReadable(cache, contents[name]);
    return bytes !== undefined && contents[name].endsWith(endingOf(name, bytes)) ? unpacked(bytes) : null;
  };
  const context = like && isShared("context") ? like.context : bytesOf("context");
  const heads = like && isShared("heads") ? like.blocks.map((block) => block.heads) : bytesOf("heads");
  const tallies = bytesOf("tallies");
  if (context === null || heads === null || tallies === null) return null;
  const lines = heads instanceof Uint8Array ? linesOf(heads) : heads;
  const [derived, ...all] = deserialize(tallies) as readonly Tally[];
  const blocks = keys.flatMap(({ content, stamp }, n) => {
    const [own, tally] = [lines[n], all[n]];
    return own && tally ? [{ heads: own, content, stamp, tally }] : [];
  });
  if (!derived || blocks.length !== keys.length) return null;
  const text = typeof context === "string" ? context : new TextDecoder().decode(context);
  return { ...rest, context: text, blocks, derived, contents, files };
}

/** Keeps what a project came to, and returns where; null where it cannot be written: the next run starts from nothing. */
export function keep(folder: string, build: string, kept: Kept): Found | null {
  const cache = nodeHost(folder);
  const notes = notesIn(cache);
  const { context, blocks, derived, state, columns, unresolved, found, lacking, entities, digest, head, opening } =
    kept;
  const bytes: Readonly<Record<keyof Contents, Uint8Array>> = {
    // JSON has no line breaks of its own.
    heads: packed(Buffer.concat(blocks.flatMap((block) => [block.heads, BREAK]))),
    tallies: packed(serialize([derived, ...blocks.map(({ tally }) => tally)])),
    context: packed(Buffer.from(context)),
  };
  const there = [...notes.values()]
    .filter(({ files }) => areAsNoted(files))
    .flatMap((note) => Object.values(note.contents));
  const nameOf = (name: keyof Contents): string => {
    const ending = endingOf(name, bytes[name]);
    return there.find((one) => one.endsWith(ending)) ?? `${process.pid}${ending}`;
  };
  const contents: Contents = { heads: nameOf("heads"), tallies: nameOf("tallies"), context: nameOf("context") };
  const keys = blocks.map(({ content, stamp }) => ({ content, stamp }));
  const name = `kept-${digestOf(JSON.stringify([build, opening.digest, keys.map(({ content }) => content)])).slice(0, 16)}.json`;
  try {
    const fresh = CONTENTS.filter((one) => !there.includes(contents[one]));
    cache.writeAll(fresh.map((one) => ({ path: contents[one], chunks: () => [bytes[one]] })));
    const files = noteFiles([...filesOf(kept), ...Object.values(contents).map((path) => join(folder, path))]);
    const rest = { state, columns, unresolved, found, lacking, entities, digest, head, opening };
    const note: Note = { build, used: nextUse(notes), keys, rest, contents, files };
    cache.write(name, [sealed(note)]);
    return { ...kept, contents, files };
  } catch (error) {
    if (isUnwritable(error) || isExhausted(error)) return null;
    throw error;
  }
}

const BREAK = Buffer.of(LINE_END);

const CONTENTS = ["heads", "tallies", "context"] as const;

/** How the name of a file ends that holds these bytes. Before it is the process that wrote it. */
function endingOf(name: keyof Contents, bytes: Uint8Array): string {
  return `-${digestOf(bytes).slice(0, 32)}.${name}`;
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
