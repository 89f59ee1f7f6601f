import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Stage } from "../build.ts";
import type { Schema } from "../model/schema.ts";
import { openHeads, type SentHeads } from "./block-reader.ts";
import { compileDerived } from "./compile-derived.ts";
import { type Context, openContext, type Scope } from "./context.ts";
import { type Crew, hireCrew, threadsFor } from "./crew.ts";
import { type Compiled, type Kept, keyOf } from "./keep.ts";
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
  /** Where parts of outputs go. Absolute; the folder exists. */
  readonly cache: string;
  /** The outputs that parts are wanted of. */
  readonly kinds: readonly Kind[];
  /** The outputs of the last build hold all that stands around parts. */
  readonly framed: boolean;
  readonly begin: (stage: Stage, share?: number) => void;
  readonly threads?: number;
}

/**
 * Compiles blocks, and takes over those that are as they were. Null where there is an error.
 *
 * @param before what was kept of an earlier build
 */
export async function compileBlocks(
  schema: Schema,
  blocks: readonly Block[],
  before: Kept | null,
  options: CompileOptions,
): Promise<CompiledBlocks | null> {
  const keys = blocks.map(keyOf);
  if (before !== null) {
    const done = keys.map((key, n) => key !== "" && key === before.blocks[n]?.key);
    const changed = done.filter((is) => !is).length;
    const isAligned = before.blocks.length === blocks.length;
    if (isAligned && changed === 0 && options.framed) return { ...before, whole: null };
    const isWorth = isAligned && 4 * changed < done.length;
    const compiled = isWorth ? await compileChanged(schema, blocks, keys, done, before, options) : "stale";
    if (compiled !== "stale") return compiled;
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
    const tallies = await crew.compile(scope, text);
    if (tallies === null) return null;
    const derived = compileDerived(scope, grounds, options.kinds, spill);
    return { whole, blocks: keptBlocks(keys, heads, tallies), derived, context: text, findings: whole.findings };
  });
}

/** Compiles the blocks that are not `done`. "stale" where what these were compiled with has changed as well. */
async function compileChanged(
  schema: Schema,
  blocks: readonly Block[],
  keys: readonly string[],
  done: readonly boolean[],
  before: Kept,
  options: CompileOptions,
): Promise<CompiledBlocks | "stale" | null> {
  const changed = blocks.filter((_, n) => !done[n]);
  return withCrew(schema, changed, options, async (crew, spill) => {
    const read = await crew.read();
    if (read === null) return null;
    options.begin("resolve");
    const known = before.blocks.map((block) => block.heads);
    const heads = replaced(known, done, read);
    const isSame = heads.every((own, n) => done[n] || Buffer.compare(own, known[n] ?? own) === 0);
    const compile = async (scope: Scope): Promise<Kept["blocks"] | null> => {
      options.begin("corroborate");
      const compiled = await crew.compile(scope, before.context);
      const tallies = before.blocks.map(({ tally }) => tally);
      return compiled && keptBlocks(keys, heads, replaced(tallies, done, compiled));
    };
    if (isSame) {
      const context = JSON.parse(before.context) as Context;
      const all = await compile(openContext(context, schema));
      if (all === null) return null;
      const isAlike =
        options.framed && all.every(({ tally }, n) => done[n] || areAlike(tally, before.blocks[n]?.tally));
      const whole = isAlike ? null : resurvey(schema, heads.map(openHeads), { context, findings: before.findings });
      return { whole, blocks: all, derived: before.derived, context: before.context, findings: before.findings };
    }
    const surveyed = survey(schema, heads.map(openHeads));
    if (surveyed === null) return null;
    const { whole, grounds } = surveyed;
    if (JSON.stringify(whole.context) !== before.context) return "stale";
    const scope = openContext(whole.context, schema, whole);
    const all = await compile(scope);
    if (all === null) return null;
    const derived = compileDerived(scope, grounds, options.kinds, spill);
    return { whole, blocks: all, derived, context: before.context, findings: whole.findings };
  });
}

async function withCrew<T>(
  schema: Schema,
  blocks: readonly Block[],
  { root, cache, kinds, begin, threads }: CompileOptions,
  work: (crew: Crew, spill: string) => Promise<T>,
): Promise<T> {
  const spill = join(cache, randomUUID().slice(0, 8));
  const task = { root, schema, kinds, spill };
  const crew = hireCrew(task, blocks, threads ?? threadsFor(blocks.length), begin);
  try {
    return await work(crew, spill);
  } finally {
    await crew.dismiss();
  }
}

function keptBlocks(keys: readonly string[], heads: readonly SentHeads[], tallies: readonly Tally[]): Kept["blocks"] {
  return tallies.flatMap((tally, n) => {
    const [own, key] = [heads[n], keys[n]];
    return own && key !== undefined ? [{ heads: own, key, tally }] : [];
  });
}

/** A list in which what is not `done` is replaced, in order. */
function replaced<T>(list: readonly T[], done: readonly boolean[], by: readonly T[]): readonly T[] {
  let n = 0;
  return list.map((item, i) => (done[i] ? item : (by[n++] ?? item)));
}
