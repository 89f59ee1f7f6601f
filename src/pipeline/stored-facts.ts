import type { Mentions } from "../compile/reach.ts";
import { type ByteRange, rangeBytes } from "../host/byte-range.ts";
import type { Snapshot } from "../host/host.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { differingLines, endOfLine, linesAmong, linesOf } from "../text/byte-lines.ts";
import type { Block } from "./blocks.ts";
import { areAsNoted, filesIn, type Kept, noteFiles, rangesOf } from "./cache/keep.ts";
import type { Context, Scope } from "./context.ts";
import { entitiesIn, keptHead, newHead, openingNote } from "./parts/frames.ts";
import { headBytes, keepHead } from "./parts/head.ts";
import { digestParts } from "./parts/write-parts.ts";
import { type Finish, type Finished, type Run, type RunInput, run, type Wanted } from "./run.ts";
import type { Steps } from "./steps.ts";
import type { Tally } from "./tally.ts";

/** A large project's facts as they are stored, block by block: for questions about a few of them, or about all. */
export interface StoredFacts extends Pick<Dataset, "digest" | "project" | "schema"> {
  /** What facts.json begins with, or would. */
  readonly head: ByteRange;
  /** What blocks were compiled with: while it is the same, so is who speaks for whom. */
  readonly context: () => Context;
  /** Whether the files that hold them are as they were: what was read is worth nothing otherwise. */
  isIntact(): boolean;
  /** In the order of the facts. */
  readonly blocks: readonly StoredBlock[];
  /** What is known of entities and of who speaks for whom without reading all of them. */
  readonly scope: Pick<Scope, "entities" | "numbers" | "voices">;
}

/**
 * Facts at rest: as JSON, each on a line of its own behind a comma, in the order of their ids; and whom each names, by the numbers of
 * entities in the order of their ids.
 */
interface StoredBlock extends Mentions {
  /** The first of its files. */
  readonly name: string;
  readonly facts: ByteRange;
  /** All that are named, each once. */
  readonly reached: Uint32Array;
  /** How many they have. */
  readonly claims: number;
}

export type StoredRun = Run<Finished & { readonly stored: StoredFacts }>;

/** What is wanted of a run that stores facts. */
export const STORED: Wanted = { kinds: ["facts"], keepsFacts: "no", framed: true, flags: "facts", errorsOnly: true };

/** Checks a project, and finds its facts where they are kept. Of what is wrong it tells the errors. */
export function storedFacts(host: Snapshot, input: RunInput): Steps<StoredRun> {
  return run(host, input, STORED, storing(input));
}

/** From compiled blocks to facts where they are kept. */
export function storing(input: RunInput): Finish<Finished & { readonly stored: StoredFacts }> {
  return (opening, { compiled, together, opened }, _, files) => {
    const begun = openingNote(opening);
    const isAsBefore =
      together.is === "as before" && compiled === together.before && begun.digest === together.before.opening.digest;
    const placed =
      together.is === "new" ? newHead(opening, together.linked) : keptHead(together.before, opening, together.reworded);
    const tallies = [...compiled.blocks.map(({ tally }) => tally), compiled.derived];
    const head = isAsBefore ? together.before.head : keepHead(placed, input.cache);
    const digest = isAsBefore ? together.before.digest : digestParts(head, tallies);
    const kept: Kept = { ...compiled, digest, head, opening: begun };
    const { schema, project } = opening;
    const stored: StoredFacts = {
      digest,
      ...(project && { project }),
      schema,
      head,
      isIntact: isIntact(rangesOf(kept)),
      context: opened.context,
      blocks: compiled.blocks.flatMap(({ tally }, n) => storedBlock(tally, files[n])),
      // Who needs all facts reads them, and asks for no more.
      get scope() {
        return opened.scope();
      },
    };
    return { kept, stored };
  };
}

/** Where a block's facts are; none where they are nowhere. @param files of the block */
export function storedBlock(
  { written, reached, named, counts, claims }: Tally,
  files: Block | undefined,
): StoredBlock | readonly never[] {
  return written.facts === undefined
    ? []
    : { name: files?.[0]?.path ?? "", facts: written.facts, reached, named, counts, claims };
}

/** Whether the files of some ranges are as they are now, whenever it is asked. */
export function isIntact(ranges: readonly ByteRange[]): () => boolean {
  const noted = noteFiles(filesIn(ranges));
  return () => areAsNoted(noted);
}

/**
 * All of a dataset.
 *
 * @param known facts of blocks that were read before, by their bytes: those in memory are written once
 */
export function readDataset(
  stored: StoredFacts,
  onShare?: (share: number) => void,
  known?: WeakMap<Uint8Array, readonly Fact[]>,
): Dataset {
  const facts = stored.blocks.flatMap((block, n) => {
    onShare?.(n / stored.blocks.length);
    const { bytes } = block.facts;
    const own = (bytes && known?.get(bytes)) ?? readBlock(block);
    if (bytes) known?.set(bytes, own);
    return own;
  });
  const { digest, project, schema } = stored;
  return { format: "entente/1", digest, ...(project && { project }), schema, entities: readEntities(stored), facts };
}

/** The facts of one block. */
export function readBlock(block: Pick<StoredBlock, "facts">): readonly Fact[] {
  return linesIn(block).map(factOf);
}

/** All entities, sorted by id. */
export function readEntities({ head }: Pick<StoredFacts, "head">): readonly Entity[] {
  return entitiesIn(head);
}

/** All entities, each still as JSON, one after the other. */
export function* entityTexts({ head }: Pick<StoredFacts, "head">): Generator<{ name: string; json: string }> {
  const bytes = headBytes(head);
  for (let at = 0; at < bytes.length; ) {
    const end = endOfLine(bytes, at);
    const line = bytes.subarray(at, end);
    if (isEntity(line)) yield { name: idIn(line), json: textOf(line) };
    at = end + 1;
  }
}

/** Of some ids those that are entities', without a look at any other entity. */
export function entitiesNamed({ head, scope }: StoredFacts, ids: ReadonlySet<string>): readonly Entity[] {
  const wanted = new Set([...ids].filter((id) => scope.numbers.has(id)));
  if (wanted.size === 0) return [];
  const found = linesOf(headBytes(head)).flatMap((line): Entity | readonly [] => {
    if (!isEntity(line)) return [];
    return wanted.has(idIn(line)) ? (JSON.parse(textOf(line)) as Entity) : [];
  });
  if (found.length === wanted.size) return found;
  throw new Error("entities are not as they were written");
}

/** How the line of an entity begins. Ids hold nothing that JSON escapes. */
const ID_FIRST = Buffer.from('{"id":"');
const QUOTE = 34;

function idIn(line: Buffer): string {
  return line.toString("latin1", ID_FIRST.length, line.indexOf(QUOTE, ID_FIRST.length));
}

/** Whether a line of what facts.json begins with is an entity. */
function isEntity(line: Buffer): boolean {
  return line.subarray(0, ID_FIRST.length).equals(ID_FIRST);
}

/** Of some ids those that facts have, without a look at what else these say. */
export function factsAmong({ blocks }: Pick<StoredFacts, "blocks">, ids: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  if (ids.size === 0) return found;
  for (const block of blocks) {
    for (const line of linesIn(block)) {
      const id: string = JSON.parse(line.toString("utf8", ID_AT, line.indexOf(BEHIND_ID)));
      if (ids.has(id)) found.add(id);
    }
  }
  return found;
}

/** Where the id of a fact is in its line. */
const [ID_AT, BEHIND_ID] = ['{"id":'.length, ',"type":'];

/** Lists of which a question may have more than a number has bits: what the others rule out is looked at all the same. */
const MOST = 31;

/**
 * The facts that name an entity of each list, sorted by id: by their numbers, without a look at any other. Null where no list holds
 * entities alone, so that every fact may be one.
 */
export function findFacts(
  { blocks, scope }: Pick<StoredFacts, "blocks"> & { readonly scope: Pick<Scope, "numbers"> },
  wanted: readonly (readonly string[])[],
): readonly Fact[] | null {
  const { numbers } = scope;
  const lists = wanted.filter((ids) => ids.every((id) => numbers.has(id))).slice(0, MOST);
  if (lists.length === 0) return null;
  /** For each entity the lists that it is in, a bit for each. */
  const isIn = new Uint32Array(numbers.size);
  for (const [n, ids] of lists.entries()) {
    for (const id of ids) {
      const number = numbers.get(id) ?? 0;
      isIn[number] = (isIn[number] ?? 0) | (1 << n);
    }
  }
  const all = 2 ** lists.length - 1;
  return blocks.flatMap(({ facts, reached, named, counts }) => {
    if (reached.reduce((bits, number) => bits | (isIn[number] ?? 0), 0) !== all) return [];
    const found: number[] = [];
    let at = 0;
    for (const [n, count] of counts.entries()) {
      let bits = 0;
      for (const end = at + count; at < end; at += 1) bits |= isIn[named[at] ?? 0] ?? 0;
      if (bits === all) found.push(n);
    }
    return found.length === 0
      ? []
      : linesAmong(
          rangeBytes(facts),
          found.map((n) => n + FIRST),
        ).map(factOf);
  });
}

/** The facts of which two states say something different, of each state its own. Blocks that both have in one place are not read. */
export function differingFacts(
  a: Pick<StoredFacts, "blocks">,
  b: Pick<StoredFacts, "blocks">,
): readonly [ofA: readonly Fact[], ofB: readonly Fact[]] {
  const [inA, inB] = [a, b].map(({ blocks }) => new Set(blocks.map(({ facts }) => placeOf(facts))));
  return differing<Fact>(textsOf(a, inB), textsOf(b, inA));
}

/** The entities of which two states say something different, of each state its own. No other is looked at. */
export function differingEntities(
  a: Pick<StoredFacts, "head">,
  b: Pick<StoredFacts, "head">,
): readonly [ofA: readonly Entity[], ofB: readonly Entity[]] {
  if (placeOf(a.head) === placeOf(b.head)) return [[], []];
  const [old, now] = differingLines(headBytes(a.head), headBytes(b.head));
  const texts = (bytes: Buffer): ReadonlySet<string> => new Set(linesOf(bytes).filter(isEntity).map(textOf));
  return differing<Entity>(texts(old), texts(now));
}

/** What only one of two has. */
function differing<T>(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly [ofA: readonly T[], ofB: readonly T[]] {
  const only = (own: ReadonlySet<string>, other: ReadonlySet<string>): readonly T[] =>
    Array.from(own).flatMap((text) => (other.has(text) ? [] : [JSON.parse(text) as T]));
  return [only(a, b), only(b, a)];
}

/** The facts as JSON, but for those of blocks in places that are passed over. */
function textsOf(
  { blocks }: Pick<StoredFacts, "blocks">,
  passedOver: ReadonlySet<unknown> | undefined,
): ReadonlySet<string> {
  const wanted = blocks.filter(({ facts }) => !passedOver?.has(placeOf(facts)));
  return new Set(wanted.flatMap((block) => linesIn(block).map(textOf)));
}

/** Equal where two ranges are one. Bytes in memory are written once, and have no other place. */
export function placeOf({ file, offset, length, bytes }: ByteRange): Uint8Array | string {
  return bytes ?? `${offset}-${length} ${file}`;
}

/** The line of a block's first fact: what parts it from the one before is on a line of its own. */
const FIRST = 1;

/** A block's facts as they are stored. */
function linesIn({ facts }: Pick<StoredBlock, "facts">): readonly Buffer[] {
  return linesOf(rangeBytes(facts)).slice(FIRST);
}

const COMMA = 44;

function textOf(line: Buffer): string {
  return line.toString("utf8", 0, line.at(-1) === COMMA ? line.length - 1 : line.length);
}

function factOf(line: Buffer): Fact {
  return JSON.parse(textOf(line)) as Fact;
}
