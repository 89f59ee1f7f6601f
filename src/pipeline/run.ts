import { isDeepStrictEqual } from "node:util";
import type { Diagnostic, Finding } from "../diagnostics/diagnostic.ts";
import type { Opening } from "../emit/digest.ts";
import { ChangedFile } from "../host/byte-range.ts";
import type { Listed, Snapshot } from "../host/host.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { lazy } from "../model/lazy.ts";
import type { Project } from "../model/project.ts";
import type { Schema } from "../model/schema.ts";
import { yamlFiles } from "../parse/read-folder.ts";
import { settle } from "../project/warning-levels.ts";
import { isError } from "../rules/faults.ts";
import type { Block } from "./blocks.ts";
import { adopt } from "./cache/adopt.ts";
import { buildKey } from "./cache/build-key.ts";
import {
  areAsNoted,
  type Found,
  filesIn,
  filesOf,
  type Kept,
  keysOf,
  type Memory,
  matchBlocks,
  NOTHING_WRITTEN,
  noteFiles,
  recall,
  writtenRanges,
} from "./cache/keep.ts";
import { findKept, keep, removeForgotten } from "./cache/kept-states.ts";
import { NO_REUSE } from "./cache/reuse.ts";
import { compileBlocks, type Outcome, type WholeBlocks } from "./compile.ts";
import type { Aim } from "./compile-block.ts";
import { findingsOf } from "./findings.ts";
import type { Steps } from "./steps.ts";

export type Stage = "read" | "validate" | "resolve" | "corroborate" | "compile" | "emit";

/** A project, and where what is kept of it goes. */
export interface RunInput {
  /** The project's folder. */
  readonly root: string;
  /** A folder for what the next run takes up. Absolute; null: nothing is kept on a disk, and all is done in this thread. */
  readonly cache: string | null;
  /** What the last run of this process kept, and where this one keeps it too. */
  readonly memory?: Memory;
  /** The files of data/. */
  readonly data: Listed;
  /** Changes whenever this program does. */
  readonly program: string;
  /** Files in a block, and threads at most; what suits the project and the machine where they are left out. */
  readonly blockSize?: number;
  /** Paths of files that are edited now: each is compiled apart from its neighbours. */
  readonly edited?: ReadonlySet<string>;
  readonly threads?: number;
  /** Called as each stage begins and, while files are read, with the share that is done. */
  readonly onStage?: (stage: Stage, share?: number) => void;
}

/** What is wanted of a run. */
export interface Wanted extends Pick<Aim, "kinds" | "keepsFacts"> {
  /** The outputs of the last run hold all that is around parts. */
  readonly framed: boolean;
  /** Whatever else the parts depend on. */
  readonly flags: unknown;
  /** Errors alone are told: to find the lines of each warning takes longer than to compile a block. */
  readonly errorsOnly?: boolean;
}

interface AnyRun {
  readonly schema: Schema;
  /** What entente.yaml says; null where there is no such file, or none that can be read. */
  readonly project: Project | null;
  /** Paths of all files of data/, broken ones included. */
  readonly files: readonly string[];
  /** Sorted by file, place and code. */
  readonly diagnostics: readonly Diagnostic[];
  /** Facts with their roll-ups, where they are wanted. */
  readonly collected: readonly Fact[];
  /** Entries of which no fact could be made; none where there are no errors. */
  readonly leftOut: number;
}

/** What a project comes to: `whole`, with what was made of it; `faulty` where it has errors, and nothing was made. */
export type Run<T> = WholeRun<T> | FaultyRun;
export type WholeRun<T> = AnyRun &
  T & {
    readonly state: "whole" /** All entities, sorted by id; null where they are as they were. */;
    readonly names: readonly Entity[] | null;
  };
export interface FaultyRun extends AnyRun {
  readonly state: "faulty";
  /** All entities. */
  readonly names: readonly Entity[];
  /** What came of its blocks. */
  readonly outcome: Outcome;
  readonly blocks: readonly Block[];
}

/** What is made of compiled blocks, and what is kept of them. */
export interface Finished {
  readonly kept: Kept;
}

/**
 * Makes something of compiled blocks.
 *
 * @param verify throws `ChangedFile` where what was kept of the last time is no longer what it was: to be called once all of it has been read, and before anything is made of it that lasts
 */
export type Finish<T extends Finished> = (
  opening: Opening,
  whole: WholeBlocks,
  verify: () => void,
  blocks: readonly Block[],
) => T;

/**
 * Reads a project and checks it, compiles its blocks and makes something of them, and keeps them for the next time.
 */
export function* run<T extends Finished>(
  host: Snapshot,
  input: RunInput,
  wanted: Wanted,
  finish: Finish<T>,
): Steps<Run<T>> {
  const { memory, cache } = input;
  const prepared = prepare(host, input, wanted);
  const { build, before, schema, project } = prepared;
  let kept: Kept | null = before;
  /** Of a project with errors. */
  let partial: ReadonlySet<string> = new Set();
  try {
    const { outcome, findings } = yield* compileAll(host, input, wanted, prepared, false);
    const diagnostics = located(host, findings, prepared, wanted);
    const remember = (one: Kept): void => {
      if (!memory) return;
      const found = { ...one, files: noteFiles(filesOf(one)) };
      memory.last = { build, schema, found, ...(memory.staysOpen && { opened: outcome.opened }) };
    };
    const found = {
      schema,
      project,
      files: prepared.files.map(({ path }) => path),
      diagnostics,
      collected: outcome.facts,
      leftOut: outcome.tallies.reduce((sum, { leftOut }) => sum + leftOut, 0),
    };
    if (outcome.state === "faulty" || diagnostics.some(({ severity }) => severity === "error")) {
      if (outcome.compiled && wanted.kinds.length === 0) remember({ ...outcome.compiled, ...NOTHING_WRITTEN });
      if (wanted.keepsFacts === "unwritten") partial = filesIn(writtenRanges(outcome.tallies));
      const { blocks } = prepared;
      const names = lazy(() => [...outcome.opened.names().entities.values()]);
      return {
        ...found,
        state: "faulty",
        get names() {
          return names();
        },
        outcome,
        blocks,
      };
    }
    const opening: Opening = { format: "entente/1", ...(project && { project }), schema };
    const verify = (): void => {
      if (before && !areAsNoted(before.files)) throw new ChangedFile("another process wrote over what was kept");
    };
    const finished = finish(opening, outcome, verify, prepared.blocks);
    const isNew = outcome.compiled !== before || finished.kept.opening.digest !== before.opening.digest;
    const onDisk = cache !== null && isNew ? keep(cache, build, finished.kept, before) : null;
    if (onDisk) kept = onDisk;
    remember(onDisk ?? finished.kept);
    return {
      ...found,
      ...finished,
      state: "whole",
      names: outcome.together.is === "new" ? outcome.together.linked.entities : null,
    };
  } finally {
    if (cache !== null) {
      removeForgotten(cache, [...(kept === null ? [] : filesOf(kept)), ...partial, ...(memory?.stillRead ?? [])]);
    }
  }
}

/**
 * What is wrong with one file: sooner than with all. Nothing is kept.
 *
 * @returns `stale` where the file says of names something else than it did the last time: what that makes of it, only a whole run finds
 */
export function* checkFile(host: Snapshot, input: RunInput, wanted: Wanted, file: string): Steps<FileCheck> {
  const prepared = prepare(host, input, wanted);
  const { outcome, findings } = yield* compileAll(host, input, wanted, prepared, true);
  const own = findings.filter(({ place }) => place.file === file);
  return { state: outcome.isProvisional ? "stale" : "whole", diagnostics: located(host, own, prepared, wanted) };
}

/** See `checkFile`. */
export interface FileCheck {
  readonly state: "whole" | "stale";
  /** Sorted by place and code. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What is known of a project before its blocks are compiled. */
type Prepared = ReturnType<typeof prepare>;

function prepare(
  host: Snapshot,
  { root, program, data, memory, cache, blockSize, edited, onStage }: RunInput,
  { kinds, keepsFacts, flags, errorsOnly = false }: Wanted,
) {
  onStage?.("read");
  const reuse = memory?.reuse ?? NO_REUSE;
  const { schema, projectFile, schemaFindings, projectFindings } = reuse.declarations(host);
  const { project = null, levels = [] } = projectFile ?? {};
  const { files, findings: listFindings } = yamlFiles(data);
  const views = project?.views ?? [];
  const onlyErrors = errorsOnly && levels.every(({ level }) => level !== "error");
  const onlyFacts = kinds.every((kind) => kind === "facts");
  const build = buildKey({ root, program, flags, schema, views, onlyErrors, onlyFacts });
  const blocks = reuse.plan(files, blockSize, edited);
  const keys = keysOf(blocks, reuse);
  const recalled = memory ? recall(memory, build) : null;
  const known = recalled?.found ?? null;
  const found = cache === null ? known : findKept(cache, build, keys, known);
  const mayAdopt = cache !== null && onlyFacts && kinds.length > 0 && keepsFacts === "no";
  const before = found ?? (mayAdopt ? adopt(cache, build, keys) : null);
  // What was opened is of names and of who speaks for whom.
  const isOpened =
    before !== null && known !== null && isDeepStrictEqual(recalled?.schema, schema) && isNamedAlike(before, known);
  return {
    schema,
    projectFile,
    project,
    levels,
    views,
    files,
    isSchemaSound: !schemaFindings.some(isError),
    earlier: [...schemaFindings, ...projectFindings, ...listFindings],
    /** No warning is told, and none is an error. */
    onlyErrors,
    /** What all blocks depend on. */
    build,
    before,
    opened: isOpened ? recalled?.opened : undefined,
    blocks,
    keys,
    reuse,
  };
}

function isNamedAlike(a: Found, b: Found): boolean {
  if (a === b) return true;
  const named = ({ contents }: Found) => contents && [...contents.context, ...contents.heads].join();
  return named(a) !== undefined && named(a) === named(b);
}

/** Compiles all blocks, and tells what is wrong with them. */
function* compileAll(
  host: Snapshot,
  { cache, threads, memory, onStage }: RunInput,
  { kinds, keepsFacts, framed }: Wanted,
  { schema, views, isSchemaSound, onlyErrors, before, opened, blocks, keys, projectFile, earlier, reuse }: Prepared,
  trustsNames: boolean,
): Steps<{ readonly outcome: Outcome; readonly findings: readonly Finding[] }> {
  // What a sound schema made of blocks is not what a broken one would.
  const base = isSchemaSound ? before : null;
  const outcome = yield* compileBlocks(schema, blocks, matchBlocks(keys, base), base, {
    host,
    schema,
    aim: { kinds, keepsFacts, views, isSchemaSound, onlyErrors },
    cache,
    threads,
    framed,
    begin: onStage ?? (() => {}),
    keepsFaulty: memory !== undefined && kinds.length === 0,
    opened,
    openHeads: reuse.openHeads,
    trustsNames,
  });
  yield;
  const findings = findingsOf(outcome, { host, schema, isSchemaSound, onlyErrors, projectFile, blocks, earlier });
  return { outcome, findings };
}

function located(
  host: Snapshot,
  findings: readonly Finding[],
  { levels, reuse }: Prepared,
  { errorsOnly }: Wanted,
): Diagnostic[] {
  const all = settle(findings, levels);
  const settled = errorsOnly ? all.filter((one) => one.severity === "error" || isError(one)) : all;
  return reuse.locate(host, settled);
}
