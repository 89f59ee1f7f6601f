import { newSpillName } from "../host/byte-range.ts";
import type { Fact } from "../model/fact.ts";
import { lazy } from "../model/lazy.ts";
import type { Schema } from "../model/schema.ts";
import type { Block } from "./blocks.ts";
import type { CompiledBlocks, Kept, KeptBlock, Matched } from "./cache/keep.ts";
import { namesOf, type Opened, openedAs } from "./cache/opened.ts";
import type { Reuse } from "./cache/reuse.ts";
import { compileDerived } from "./compile-derived.ts";
import { type Context, openContext } from "./context.ts";
import { type Base, contextChange, weighedBy } from "./context-change.ts";
import type { SentHeads } from "./heads.ts";
import { type Linked, lacking, link } from "./link.ts";
import { isAsPredicted } from "./parts/predict-columns.ts";
import { type Steps, settled } from "./steps.ts";
import { namesIn, type Survey, type SurveyNotes, survey } from "./survey.ts";
import { areAlike, isFaulty, type Tally } from "./tally.ts";
import type { NumberedBlock, Compiled as OneCompiled } from "./threads/pool-member.ts";
import { openPool, type PoolOptions } from "./threads/worker-pool.ts";

export interface CompileOptions extends Omit<PoolOptions, "begin"> {
  /** The outputs of the last build hold all that is around parts. */
  readonly framed: boolean;
  readonly begin: (stage: "read" | "resolve" | "corroborate", share?: number) => void;
  /** What blocks come to is kept where they are faulty as well. */
  readonly keepsFaulty: boolean;
  /** What was opened of what was kept. */
  readonly opened: Opened | undefined;
  readonly openHeads: Reuse["openHeads"];
  /** Names are taken for what they were, whatever a changed file says: enough to tell what is wrong in it. */
  readonly trustsNames: boolean;
}

/** All blocks, compiled: `whole`, or `faulty` where something is wrong in them. */
export type Outcome = WholeBlocks | FaultyBlocks;

interface AnyBlocks extends SurveyNotes {
  readonly tallies: readonly Tally[];
  /** Facts with their roll-ups, where they are wanted. */
  readonly facts: readonly Fact[];
  readonly opened: Opened;
  /** What has become of names is not yet known: see `trustsNames`. */
  readonly isProvisional: boolean;
}

export interface WholeBlocks extends AnyBlocks {
  readonly state: "whole";
  /** To be kept. */
  readonly compiled: CompiledBlocks;
  /** What blocks come to together; or what was kept, where nothing has changed since then but what some facts say. */
  readonly together:
    | { readonly is: "new"; readonly linked: Linked }
    | { readonly is: "as before"; readonly before: Kept };
}

export interface FaultyBlocks extends AnyBlocks {
  readonly state: "faulty";
  /** The same where it was asked for. */
  readonly compiled: CompiledBlocks | null;
}

/**
 * Compiles blocks, and takes over those that are as they were. Of all blocks first the heads are known, which give the names; with
 * these the changed blocks are compiled, and those that name what has changed in others.
 *
 * @param before what was kept of an earlier time
 */
export function* compileBlocks(
  schema: Schema,
  blocks: readonly Block[],
  matched: Matched,
  before: Kept | null,
  options: CompileOptions,
): Steps<Outcome> {
  const pool = openPool(options);
  const numbered = blocks.map((files, n): NumberedBlock => ({ n, files }));
  try {
    const read = yield* readBlocks(pool, numbered, matched, before);
    const isSame = read.every(({ kept }) => kept) && before?.blocks.length === blocks.length;
    if (before?.state === "whole" && options.framed && isSame) {
      const own = read.flatMap(({ kept }) => kept ?? []);
      const isUntouched = own.every((block, n) => block === before.blocks[n]);
      return unchanged(schema, isUntouched ? before.blocks : own, before, options);
    }
    return yield* compileWith(pool, schema, numbered, read, before, options);
  } finally {
    yield* settled(pool.close());
  }
}

/** A block whose names are known. */
interface BlockState extends Omit<KeptBlock, "tally"> {
  /** What was kept of it, under its stamp of now. */
  readonly kept: KeptBlock | undefined;
}

/** Reads the blocks whose stamps are new. What was kept of the same content holds. */
function* readBlocks(
  pool: ReturnType<typeof openPool>,
  blocks: readonly NumberedBlock[],
  { stamps, kept }: Matched,
  before: Kept | null,
): Steps<readonly BlockState[]> {
  const wanted = blocks.filter(({ n }) => kept[n] === undefined);
  const known = new Map(before?.blocks.map((block) => [block.content, block]));
  known.delete("");
  const answers = wanted.length === 0 ? [] : yield* settled(pool.read(wanted, new Set(known.keys())));
  const read = new Map(answers.map((answer, at) => [wanted[at]?.n, answer]));
  return blocks.map(({ n }) => {
    const { content = "", heads = NOTHING } = read.get(n) ?? {};
    const found = kept[n] ?? known.get(content);
    const stamp = stamps[n] || found?.stamp || "";
    if (found === undefined) return { content, heads, stamp, kept: undefined };
    const own = found.stamp === stamp ? found : { ...found, stamp };
    return { ...own, kept: own };
  });
}

/** Everything may be taken over. */
function unchanged(
  schema: Schema,
  blocks: readonly KeptBlock[],
  before: Kept,
  { opened, openHeads }: Pick<CompileOptions, "opened" | "openHeads">,
): WholeBlocks {
  const context = lazy(() => JSON.parse(before.context) as Context);
  return {
    state: "whole",
    isProvisional: false,
    compiled: blocks === before.blocks ? before : { ...before, blocks },
    together: { is: "as before", before },
    unresolved: before.unresolved,
    found: before.found,
    tallies: blocks.map(({ tally }) => tally),
    facts: [],
    opened: opened ?? {
      context,
      scope: lazy(() => openContext(context(), schema)),
      names: lazy(() =>
        namesIn(
          schema,
          blocks.map((block) => block.heads),
          openHeads,
        ),
      ),
    },
  };
}

function* compileWith(
  pool: ReturnType<typeof openPool>,
  schema: Schema,
  blocks: readonly NumberedBlock[],
  read: readonly BlockState[],
  before: Kept | null,
  { aim, cache, framed, begin, keepsFaulty, opened, openHeads, trustsNames }: CompileOptions,
): Steps<Outcome> {
  const heads = read.map((block) => block.heads);
  let base: Base | null = before && {
    context: lazy(() => opened?.context() ?? (JSON.parse(before.context) as Context)),
    text: () => before.context,
    tallies: read.map(({ kept }) => kept?.tally),
  };
  let columns = before?.columns ?? null;
  const areNamesSame = before !== null && areSame(heads, before);
  let areNamesKept = areNamesSame || (before !== null && trustsNames);
  const facts = new Map<number, readonly Fact[]>();
  // Nearly always once. Again with the names read anew, where what was taken for granted turns out wrong: a file is broken whose head could be
  // read, the last run was faulty and this one is not, or edges have other columns than were predicted.
  for (;;) {
    begin("resolve");
    const known: Survey | null = areNamesKept ? null : survey(schema, aim.views, heads, openHeads);
    const context = known?.context ?? base?.context();
    if (context === undefined) throw new Error("the names are not known yet");
    begin("corroborate");
    const used = columns === null ? context : { ...context, columns };
    const own = lazy(() => JSON.stringify(context));
    const text = columns === null ? own : lazy(() => JSON.stringify(used));
    // Most edits of entities change nothing that others must know.
    const isKnown = known === null || (base !== null && own() === base.text());
    const scope =
      opened && isKnown && columns === null ? opened.scope() : openContext(used, schema, known ?? undefined);
    const found = known ?? before;
    if (found === null) throw new Error("the names are not known yet");
    const corrected = new Map<number, SentHeads>();
    const tallies: (Tally | undefined)[] = [...(base?.tallies ?? [])];
    const compile = function* (wanted: readonly NumberedBlock[]): Steps<readonly OneCompiled[]> {
      const compiled = wanted.length === 0 ? [] : yield* settled(pool.compile(wanted, scope, text));
      for (const [at, one] of compiled.entries()) {
        const { n = 0 } = wanted[at] ?? {};
        tallies[n] = one.tally;
        facts.set(n, one.facts);
        // A file that is read once more is found broken once more.
        const isNew = one.corrected !== null && Buffer.compare(one.corrected, heads[n] ?? NOTHING) !== 0;
        if (isNew) corrected.set(n, one.corrected);
      }
      return compiled;
    };
    const first = yield* compile(blocks.filter(({ n }) => tallies[n] === undefined));
    const hasFault =
      !aim.isSchemaSound || isFaulty(found) || corrected.size > 0 || first.some(({ tally }) => isFaulty(tally));
    if (!isKnown && base !== null) {
      const change = contextChange(base.context(), context, hasFault);
      const concerned = blocks.filter(({ n }) => {
        const tally = base?.tallies[n];
        if (tally === undefined) return false;
        if (change === null || change.concerns(tally)) return true;
        tallies[n] = change.moved(tally);
        return false;
      });
      yield* compile(concerned);
    }
    const all = tallies.flatMap((tally) => tally ?? []);
    const names = namesOf(known ?? opened, schema, heads, openHeads);
    if (corrected.size > 0) {
      for (const [n, head] of corrected) {
        heads[n] = head;
        tallies[n] = undefined;
      }
      base = { context: () => context, text: own, tallies };
      areNamesKept = false;
      continue;
    }
    const compiledBlocks = blocks.flatMap(({ n }): KeptBlock[] => {
      const [head, tally, { content = "", stamp = "" } = {}] = [heads[n], tallies[n], read[n]];
      return head && tally ? [{ heads: head, content, stamp, tally }] : [];
    });
    const outcome = {
      isProvisional: areNamesKept && !areNamesSame,
      unresolved: found.unresolved,
      found: found.found,
      tallies: all,
      facts: blocks.flatMap(({ n }) => facts.get(n) ?? []),
      opened: openedAs(context, scope, names),
    };
    const compiledAs = (rest: Pick<Kept, "state" | "lacking" | "derived" | "entities">): CompiledBlocks => ({
      context: own(),
      columns,
      unresolved: found.unresolved,
      found: found.found,
      blocks: compiledBlocks,
      ...rest,
    });
    if (hasFault || all.some(isFaulty)) {
      const nothing = { lacking: [], derived: compileDerived(scope, [], [], null), entities: scope.numbers.size };
      // While there are errors, who speaks for whom concerns no block: none would hold once there are none.
      const isSpokenFor = base === null || weighedBy(base.context()) === weighedBy(context);
      const isKept = keepsFaulty && aim.isSchemaSound && isSpokenFor;
      return { state: "faulty", compiled: isKept ? compiledAs({ state: "faulty", ...nothing }) : null, ...outcome };
    }
    if (known === null && before?.state === "whole" && framed) {
      const isAlike = compiledBlocks.every(({ tally }, n) => read[n]?.kept || areAlike(tally, before.blocks[n]?.tally));
      if (isAlike) {
        const { isProvisional, opened: open, facts: collected } = outcome;
        return {
          ...unchanged(schema, compiledBlocks, before, { opened: open, openHeads }),
          isProvisional,
          facts: collected,
        };
      }
    }
    if (before !== null && trustsNames) {
      const missing = lacking(schema, names().entities, all, () => scope.voices);
      const compiled = { ...before, lacking: missing };
      return { state: "whole", compiled, together: { is: "as before", before }, ...outcome };
    }
    if (known === null && before?.state === "faulty") {
      base = { context: () => context, text: own, tallies };
      areNamesKept = false;
      continue;
    }
    const derived = known
      ? compileDerived(scope, known.grounds, aim.kinds, cache && newSpillName(cache))
      : before?.derived;
    if (derived === undefined) throw new Error("the names are not known yet");
    const linked = link(names(), [...all, derived]);
    if (aim.kinds.includes("gexf") && !isAsPredicted(scope.columns, linked.columns)) {
      columns = linked.columns;
      base = null;
      areNamesKept = false;
      continue;
    }
    const compiled = compiledAs({
      state: "whole",
      lacking: lacking(schema, names().entities, all, () => scope.voices),
      derived,
      entities: linked.entities.length,
    });
    return { state: "whole", compiled, together: { is: "new", linked }, ...outcome };
  }
}

/** Whether block for block the heads are those of the last time. */
function areSame(heads: readonly SentHeads[], { blocks }: Kept): boolean {
  if (heads.length !== blocks.length) return false;
  return blocks.every((block, n) => Buffer.compare(block.heads, heads[n] ?? NOTHING) === 0);
}

const NOTHING: SentHeads = new Uint8Array();
