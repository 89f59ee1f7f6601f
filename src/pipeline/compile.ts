import { newSpillName } from "../host/byte-range.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { lazy } from "../model/lazy.ts";
import type { Schema } from "../model/schema.ts";
import type { Block } from "./blocks.ts";
import type { CompiledBlocks, Kept, KeptBlock, Matched } from "./cache/keep.ts";
import { namesOf, type Opened, openedAs } from "./cache/opened.ts";
import type { Reuse } from "./cache/reuse.ts";
import { asksOthers } from "./compile-block.ts";
import { compileDerived } from "./compile-derived.ts";
import { type Context, openContext } from "./context.ts";
import { type Base, contextChange, inPlace, NO_CHANGE, weighedBy } from "./context-change.ts";
import type { SentHeads } from "./heads.ts";
import { type Linked, lacking, link } from "./link.ts";
import { isAsPredicted } from "./parts/predict-columns.ts";
import { type BlockState, NOTHING, readBlocks } from "./read-blocks.ts";
import { reword } from "./reworded-heads.ts";
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
  /** The same by their block's number. */
  readonly unwritten: ReadonlyMap<number, readonly Fact[]>;
  /** What was kept where all entities say of themselves what they say now; null where there is none. */
  readonly namedAs: Kept | null;
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
    /** `reworded`: entities that say of themselves something else, and have the ids that they had. */
    | { readonly is: "as before"; readonly before: Kept; readonly reworded: readonly Entity[] };
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
      return unchanged(schema, isUntouched ? before.blocks : own, before, [], options);
    }
    return yield* compileWith(pool, schema, numbered, read, before, options);
  } finally {
    yield* settled(pool.close());
  }
}

/** Everything may be taken over. */
function unchanged(
  schema: Schema,
  blocks: readonly KeptBlock[],
  before: Kept,
  reworded: readonly Entity[],
  { opened, openHeads }: Pick<CompileOptions, "opened" | "openHeads">,
): WholeBlocks {
  const context = lazy(() => JSON.parse(before.context) as Context);
  return {
    state: "whole",
    isProvisional: false,
    compiled: blocks === before.blocks ? before : { ...before, blocks },
    together: { is: "as before", before, reworded },
    unresolved: before.unresolved,
    found: before.found,
    tallies: blocks.map(({ tally }) => tally),
    facts: [],
    unwritten: new Map(),
    namedAs: reworded.length === 0 ? before : null,
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
  // Where a few files call their entities otherwise, nothing that others must know is another, but for dates of sources.
  const rewording = before && base && reword(schema, aim, heads, before, base.context, openHeads);
  const reworded = rewording?.entities;
  let areNamesKept = before !== null && (rewording !== null || trustsNames);
  const facts = new Map<number, readonly Fact[]>();
  // Nearly always once. Again with the names read anew, where what was taken for granted turns out wrong: a file is broken whose head could be
  // read, the last run was faulty and this one is not, or edges have other columns than were predicted.
  for (;;) {
    begin("resolve");
    const known: Survey | null = areNamesKept
      ? null
      : yield* survey(schema, aim.views, heads, openHeads, aim.onlyErrors);
    const context = known?.context ?? (areNamesKept ? rewording?.context : undefined) ?? base?.context();
    if (context === undefined) throw new Error("the names are not known yet");
    begin("corroborate");
    const used = columns === null ? context : { ...context, columns };
    const own =
      known === null && base !== null && context === base.context() ? base.text : lazy(() => JSON.stringify(context));
    const text = columns === null ? own : lazy(() => JSON.stringify(used));
    // Most edits of entities change nothing that others must know.
    const isKnown = base !== null && own() === base.text();
    const scope =
      opened && isKnown && columns === null ? opened.scope() : openContext(used, schema, known ?? undefined);
    const found = known ?? before;
    if (found === null) throw new Error("the names are not known yet");
    const corrected = new Map<number, SentHeads>();
    const tallies: (Tally | undefined)[] = [...(base?.tallies ?? [])];
    const compile = function* (wanted: readonly NumberedBlock[]): Steps<readonly OneCompiled[]> {
      const compiled = wanted.length === 0 ? [] : yield* pool.compile(wanted, scope, text);
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
    const change = isKnown
      ? NO_CHANGE
      : base && contextChange(base.context(), context, hasFault && aim.keepsFacts !== "unwritten", asksOthers(aim));
    const isFromBefore = base?.text() === before?.context && before?.blocks.length === blocks.length;
    const concerned = blocks.filter(({ n }) => {
      const [old, fresh] = [base?.tallies[n], tallies[n]];
      if (old !== undefined && (change === null || change.concerns(old))) return true;
      if (old !== undefined) tallies[n] = change?.moved(old);
      else if (fresh && isFromBefore) tallies[n] = inPlace(fresh, before?.blocks[n]?.tally, change);
      return false;
    });
    const old = concerned.map(({ n }) => base?.tallies[n]);
    for (const [at, { tally }] of (yield* compile(concerned)).entries()) {
      tallies[concerned[at]?.n ?? 0] = inPlace(tally, old[at], change);
    }
    yield;
    const all = tallies.flatMap((tally) => tally ?? []);
    const names = namesOf(known ?? (reworded?.length === 0 ? opened : undefined), schema, heads, openHeads);
    if (corrected.size > 0) {
      for (const [n, head] of corrected) {
        heads[n] = head;
        tallies[n] = undefined;
      }
      base = { context: () => context, text: own, tallies };
      areNamesKept = false;
      continue;
    }
    const missing = () =>
      lacking(
        schema,
        () => names().entities,
        all,
        () => scope.voices,
        aim.onlyErrors,
      );
    const compiledBlocks = blocks.flatMap(({ n }): KeptBlock[] => {
      const [head, tally, { content = "", stamp = "" } = {}] = [heads[n], tallies[n], read[n]];
      return head && tally ? [{ heads: head, content, stamp, tally }] : [];
    });
    const outcome = {
      isProvisional: areNamesKept && rewording === null,
      unresolved: found.unresolved,
      found: found.found,
      tallies: all,
      facts: blocks.flatMap(({ n }) => facts.get(n) ?? []),
      unwritten: facts,
      namedAs: known === null && before?.state === "whole" && reworded?.length === 0 ? before : null,
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
      const isSpokenFor = isKnown || base === null || weighedBy(base.context()) === weighedBy(context);
      const isKept = keepsFaulty && aim.isSchemaSound && isSpokenFor;
      return { state: "faulty", compiled: isKept ? compiledAs({ state: "faulty", ...nothing }) : null, ...outcome };
    }
    if (known === null && before?.state === "whole" && framed) {
      // What the whole draws on shapes no facts.
      const areFactsAll = aim.onlyErrors && aim.kinds.every((kind) => kind === "facts");
      const isAlike =
        areFactsAll ||
        compiledBlocks.every(({ tally }, n) => read[n]?.kept || areAlike(tally, before.blocks[n]?.tally));
      if (isAlike && (areFactsAll || reworded?.length === 0)) {
        const { isProvisional, opened: open, facts: collected } = outcome;
        const whole = unchanged(schema, compiledBlocks, before, reworded ?? [], { opened: open, openHeads });
        const compiled = areFactsAll ? { ...whole.compiled, context: own(), lacking: missing() } : whole.compiled;
        return { ...whole, compiled, isProvisional, facts: collected };
      }
    }
    if (before !== null && trustsNames) {
      // What a project lacks while names are not what they were would not be told of the file anyway.
      const compiled = rewording === null ? before : { ...before, lacking: missing() };
      return { state: "whole", compiled, together: { is: "as before", before, reworded: [] }, ...outcome };
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
      lacking: missing(),
      derived,
      entities: linked.entities.length,
    });
    return { state: "whole", compiled, together: { is: "new", linked }, ...outcome };
  }
}
