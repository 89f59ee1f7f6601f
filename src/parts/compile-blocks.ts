import { createHash, randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Stage } from "../build.ts";
import type { Schema } from "../model/schema.ts";
import { openHeads } from "./block-reader.ts";
import { hireCrew, threadsFor } from "./crew.ts";
import { type KeptBlock, keyOf } from "./keep.ts";
import type { Block } from "./plan.ts";
import { type Survey, survey } from "./survey.ts";
import type { Kind, Tally } from "./tally.ts";

/** All blocks, compiled. */
export interface CompiledBlocks {
  readonly whole: Survey;
  /** In the order of the blocks. */
  readonly blocks: readonly KeptBlock[];
  /** Digest of what they were compiled with. */
  readonly context: string;
}

export interface CompileOptions {
  readonly root: string;
  /** Where parts of outputs go. Absolute; the folder exists. */
  readonly cache: string;
  /** The outputs that parts are wanted of. */
  readonly kinds: readonly Kind[];
  readonly begin: (stage: Stage, share?: number) => void;
  readonly threads?: number;
}

/**
 * Compiles blocks, and takes over those that are as they were. Null where there is an error.
 *
 * @param before blocks of an earlier build, and the digest of what they were compiled with
 */
export async function compileBlocks(
  schema: Schema,
  blocks: readonly Block[],
  before: Pick<CompiledBlocks, "blocks" | "context"> | null,
  options: CompileOptions,
): Promise<CompiledBlocks | null> {
  const keys = blocks.map(keyOf);
  if (before !== null) {
    const same = keys.map((key, n) => (key === before.blocks[n]?.key && key !== "" ? before.blocks[n] : undefined));
    const isSmall = 4 * same.filter((block) => block === undefined).length < same.length;
    const compiled = isSmall ? await compileRest(schema, blocks, keys, same, before.context, options) : "stale";
    if (compiled !== "stale") return compiled;
  }
  const none = keys.map(() => undefined);
  const compiled = await compileRest(schema, blocks, keys, none, null, options);
  return compiled === "stale" ? null : compiled;
}

/** Compiles the blocks that are not `done`. "stale" where what these were compiled with has changed as well. */
async function compileRest(
  schema: Schema,
  blocks: readonly Block[],
  keys: readonly string[],
  done: readonly (KeptBlock | undefined)[],
  known: string | null,
  { root, cache, kinds, begin, threads }: CompileOptions,
): Promise<CompiledBlocks | "stale" | null> {
  const rest = blocks.filter((_, n) => done[n] === undefined);
  const task = { root, schema, kinds, spill: join(cache, randomUUID().slice(0, 8)) };
  const crew = hireCrew(task, rest, threads ?? threadsFor(rest.length), (share) => begin("read", share));
  try {
    const read = await crew.read();
    if (read === null) return null;
    begin("resolve");
    const heads = fill(
      done.map((block) => block?.heads),
      read,
    );
    const whole = survey(schema, heads.map(openHeads));
    if (whole === null) return null;
    const text = JSON.stringify(whole.context);
    const context = createHash("sha256").update(text).digest("hex");
    if (known !== null && context !== known) return "stale";
    begin("corroborate");
    const tallies = await crew.compile(whole.context, text, whole);
    if (tallies === null) return null;
    const all = fill<Tally>(
      done.map((block) => block?.tally),
      tallies,
    );
    const kept = all.flatMap((tally, n) => {
      const [own, key] = [heads[n], keys[n]];
      return own && key !== undefined ? [{ heads: own, key, tally }] : [];
    });
    return { whole, blocks: kept, context };
  } finally {
    await crew.dismiss();
  }
}

/** A list whose gaps are filled from another, in order. */
function fill<T>(list: readonly (T | undefined)[], gaps: readonly T[]): readonly T[] {
  let n = 0;
  return list.flatMap((item) => item ?? gaps[n++] ?? []);
}
