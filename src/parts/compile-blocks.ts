import type { Stage } from "../build.ts";
import { newSpillName } from "../host/spill.ts";
import type { View } from "../model/project.ts";
import type { Schema } from "../model/schema.ts";
import { openHeads, type SentHeads } from "./block-reader.ts";
import { compileDerived } from "./compile-derived.ts";
import { type Context, openContext, type Scope } from "./context.ts";
import { contextChange } from "./context-change.ts";
import { type Crew, hireCrew, threadsFor } from "./crew.ts";
import { areMost, type Compiled, type Kept, type KeptBlock, type Matched } from "./keep.ts";
import type { Block } from "./plan.ts";
import { resurvey, type Survey, survey } from "./survey.ts";
import { areAlike, type Kind, type Tally } from "./tally.ts";

/** All blocks, compiled: what is to be kept of them, and what they were compiled with. */
export interface CompiledBlocks extends Compiled {
  /** Null where nothing has changed since the last build but what some facts say: their ends, and all entities, are the same. */
  readonly whole: Survey | null;
}

export interface CompileOptions {
  readonly root: string;
  /** The views to fill. */
  readonly views: readonly View[];
  /** Where parts of outputs go. Absolute; the folder exists. */
  readonly cache: string;
  /** The outputs that parts are wanted of. */
  readonly kinds: readonly Kind[];
  /** The outputs of the last build hold all that stands around parts. */
  readonly framed: boolean;
  readonly begin: (stage: Stage, share?: number) => void;
  readonly threads?: number;
}

/** What there is of a project in which some blocks have errors. */
export interface FaultyBlocks {
  /** Undefined for each of those. */
  readonly sound: readonly (KeptBlock | undefined)[];
  /** What the others were compiled with, as JSON. */
  readonly context: string;
}

/**
 * Compiles blocks, and takes over those that are as they were. Null where something is wrong with the whole, such as a file that
 * cannot be parsed.
 *
 * @param before what was kept of an earlier build
 */
export async function compileBlocks(
  schema: Schema,
  blocks: readonly Block[],
  matched: Matched,
  before: Kept | null,
  options: CompileOptions,
): Promise<CompiledBlocks | FaultyBlocks | null> {
  const { keys, kept, changed } = matched;
  if (before !== null) {
    if (changed === 0 && keys.length === before.blocks.length && options.framed) return { ...before, whole: null };
    const compiled = areMost(kept) ? await compileChanged(schema, blocks, matched, before, options) : STALE;
    if (compiled !== STALE) return compiled;
  }
  return withCrew(schema, blocks, options, async (crew, spill) => {
    const heads = await crew.read();
    if (heads === null) return null;
    options.begin("resolve");
    const surveyed = survey(schema, heads.map(openHeads));
    if (surveyed === null) return null;
    const { whole, grounds } = surveyed;
    options.begin("corroborate");
    const text = JSON.stringify(whole.context);
    const scope = openContext(whole.context, schema, whole);
    const sound = keptBlocks(keys, heads, await crew.compile(scope, text));
    if (!isWhole(sound)) return { sound, context: text };
    const derived = compileDerived(scope, grounds, options.kinds, spill);
    return { whole, blocks: sound, derived, context: text, findings: whole.findings };
  });
}

const STALE = "stale";

/** Compiles the blocks that were not kept, and those that what has changed in others concerns. Stale where that may concern all. */
async function compileChanged(
  schema: Schema,
  blocks: readonly Block[],
  matched: Matched,
  before: Kept,
  options: CompileOptions,
): Promise<CompiledBlocks | FaultyBlocks | typeof STALE | null> {
  const { keys, kept } = matched;
  const changed = blocks.filter((_, n) => kept[n] === undefined);
  return withCrew(schema, changed, options, async (crew, spill) => {
    const read = await crew.read();
    if (read === null) return null;
    options.begin("resolve");
    const heads = filled(
      kept.map((block) => block?.heads),
      read,
    );
    const context = JSON.parse(before.context) as Context;
    if (areSame(heads, before)) {
      options.begin("corroborate");
      const known = kept.map((block) => block?.tally);
      const tallies = filled(known, await crew.compile(openContext(context, schema), before.context));
      const sound = keptBlocks(keys, heads, tallies);
      if (!isWhole(sound)) return { sound, context: before.context };
      return withSameHeads(schema, sound, context, matched, before, options);
    }
    const surveyed = survey(schema, heads.map(openHeads));
    if (surveyed === null) return null;
    const { whole, grounds } = surveyed;
    const change = contextChange(context, whole.context);
    if (change === null) return STALE;
    options.begin("corroborate");
    const text = JSON.stringify(whole.context);
    const scope = openContext(whole.context, schema, whole);
    const still = kept.map((block) => (block && !change.concerns(block.tally) ? change.moved(block.tally) : undefined));
    const concerned = blocks.filter((_, n) => kept[n] && !still[n]);
    const again = [...(await compileAgain(schema, concerned, scope, text, options))];
    const done = kept.map((block, n) => block && (still[n] ?? again.shift()));
    const sound = keptBlocks(keys, heads, filled(done, await crew.compile(scope, text)));
    if (!isWhole(sound)) return { sound, context: text };
    const derived = compileDerived(scope, grounds, options.kinds, spill);
    return { whole, blocks: sound, derived, context: text, findings: whole.findings };
  });
}

/** Whether block for block the heads are those of the last time. */
function areSame(heads: readonly SentHeads[], { blocks }: Kept): boolean {
  if (heads.length !== blocks.length) return false;
  return blocks.every((block, n) => Buffer.compare(block.heads, heads[n] ?? NOTHING) === 0);
}

/** At most what facts say has changed, and which there are. */
function withSameHeads(
  schema: Schema,
  blocks: readonly KeptBlock[],
  context: Context,
  { kept }: Matched,
  before: Kept,
  { framed }: CompileOptions,
): CompiledBlocks {
  const isAlike = framed && blocks.every(({ tally }, n) => kept[n] || areAlike(tally, before.blocks[n]?.tally));
  if (isAlike) return { ...before, whole: null, blocks };
  const heads = blocks.map((block) => openHeads(block.heads));
  return { ...before, whole: resurvey(schema, heads, { context, findings: before.findings }), blocks };
}

const NOTHING: SentHeads = new Uint8Array();

/** Compiles blocks whose heads are known. Null for each with an error. */
async function compileAgain(
  schema: Schema,
  blocks: readonly Block[],
  scope: Scope,
  context: string,
  options: CompileOptions,
): Promise<readonly (Tally | null)[]> {
  if (blocks.length === 0) return [];
  return withCrew(schema, blocks, options, async (crew) => {
    return (await crew.read()) ? crew.compile(scope, context) : blocks.map(() => null);
  });
}

async function withCrew<T>(
  schema: Schema,
  blocks: readonly Block[],
  { root, views, cache, kinds, begin, threads }: CompileOptions,
  work: (crew: Crew, spill: string) => Promise<T>,
): Promise<T> {
  const spill = newSpillName(cache);
  const task = { root, schema, views, kinds, spill };
  const crew = hireCrew(task, blocks, threads ?? threadsFor(blocks.length), begin);
  try {
    return await work(crew, spill);
  } finally {
    await crew.dismiss();
  }
}

/** Undefined where there is no tally. */
function keptBlocks(
  keys: readonly string[],
  heads: readonly SentHeads[],
  tallies: readonly (Tally | null)[],
): readonly (KeptBlock | undefined)[] {
  return keys.map((key, n) => {
    const [own, tally] = [heads[n], tallies[n]];
    return own && tally ? { heads: own, key, tally } : undefined;
  });
}

function isWhole<T>(list: readonly (T | undefined)[]): list is readonly T[] {
  return !list.includes(undefined);
}

/** A list with its gaps filled, in order. */
function filled<T>(list: readonly (T | undefined)[], by: readonly T[]): readonly T[] {
  let n = 0;
  return list.flatMap((item) => (item === undefined ? by.slice(n, ++n) : [item]));
}
