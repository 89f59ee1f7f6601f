import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkProject } from "../../build.ts";
import type { Diagnostic, Finding } from "../../diagnostics/diagnostic.ts";
import type { Faults, LeftOut } from "../../diff/dataset-diff.ts";
import { isDigestOf } from "../../emit/digest.ts";
import { FACTS_FILE } from "../../emit/outputs.ts";
import type { Snapshot } from "../../host/host.ts";
import { openSnapshot } from "../../host/open-snapshot.ts";
import { projectHost } from "../../host/project-host.ts";
import type { Dataset } from "../../model/dataset.ts";
import { compareText } from "../../model/order.ts";
import { tell } from "../../parse/locate.ts";
import { filesIn, filesOf, type Memory } from "../../pipeline/cache/keep.ts";
import { NO_REUSE, type Reuse, reuse } from "../../pipeline/cache/reuse.ts";
import type { StoredFacts } from "../../pipeline/stored-facts.ts";
import { type KnowledgeGraph, openGraph } from "../../query/knowledge-graph.ts";
import { UsageError } from "../failure.ts";
import { openPartial, readFrom, readIntact, readShowing } from "../open-graph.ts";
import type { Project } from "../project.ts";
import { isLarge } from "../run-project.ts";
import { readApart } from "./read-apart.ts";
import { commitNamed, mainBranch, mergeBase } from "./revisions.ts";

/** One of the two states that are compared. */
export interface State {
  /** What the reader calls it. */
  readonly name: string;
  readonly from: { readonly file: string } | { readonly root: string; readonly host: Snapshot };
}

/** What the arguments of the command name. */
export function chooseStates(
  project: Project,
  a: string | undefined,
  b: string | undefined,
): { readonly before: State; readonly after: State } {
  const now: State = { name: "the project as it is now", from: project };
  if (a === undefined) return { before: sinceMain(project), after: now };
  if (a.includes("...") && !existsSync(a)) {
    const [left = "", right = ""] = a.split("...", 2);
    if (b !== undefined) throw new UsageError(`\`${a}\` names both sides: leave \`${b}\` out`);
    const [one, other] = [left || "HEAD", right || "HEAD"];
    const base = mergeBase(project.root, one, other);
    return { before: revision(project, base, base.slice(0, 12)), after: stateNamed(project, other) };
  }
  return { before: stateNamed(project, a), after: b === undefined ? now : stateNamed(project, b) };
}

/** Where this branch left the main one; on the main branch itself, its last commit. */
export function sinceMain(project: Pick<Project, "root">): State {
  const { root } = project;
  const main = mainBranch(root);
  const base = main === undefined ? commitNamed(root, "HEAD") : mergeBase(root, main, "HEAD");
  const isHead = base === commitNamed(root, "HEAD");
  return revision(
    project,
    base,
    isHead ? `HEAD (${base.slice(0, 12)})` : `${base.slice(0, 12)} (where this branch left ${main})`,
  );
}

/** A file or a folder that is there, else a revision: `./name` is never one. */
export function stateNamed(project: Project, name: string): State {
  if (!existsSync(name)) return revision(project, commitNamed(project.root, name), name);
  const full = resolve(name);
  if (!statSync(full).isDirectory()) return { name, from: { file: full } };
  if (!existsSync(join(full, "data"))) {
    const built = join(full, FACTS_FILE);
    if (existsSync(built)) return { name, from: { file: built } };
    throw new UsageError(
      `${name} holds no folder data/ and no ${FACTS_FILE}`,
      "name a project's folder, a built one, a facts.json or a Git revision",
    );
  }
  return { name, from: { root: full, host: projectHost(full) } };
}

function revision({ root }: Pick<Project, "root">, commit: string, name: string): State {
  const host = openSnapshot({ kind: "revision", root, commit });
  // The branch that brings a project is compared with one that has none.
  const isEmpty = host.list("data").files.length === 0;
  return { name: isEmpty ? `${name} (without a project)` : name, from: { root, host } };
}

/** What a state comes to; of one that has errors, what can be made of it, and what is wrong. */
export interface ReadState {
  readonly graph: KnowledgeGraph;
  readonly faults?: Faults;
}

/**
 * Reads two states. The checks are those of today, which an old state need not pass to be compared.
 *
 * @param whole false: of facts that both states have alike, none need be there
 */
export async function readStates(before: State, after: State, whole: boolean): Promise<Both<ReadState>> {
  const shared = { ...reuse(), locate: countErrors };
  const first = await openBoth(before, after, shared);
  if (whole) return readEach(before, after, first, shared);
  const read = await readBoth(first);
  if (read) return read;
  // Too little is kept of one of them, or another process kept a newer state in between.
  const second = areOpen(first) ? await openBoth(before, after, shared) : first;
  return (await readBoth(second)) ?? readEach(before, after, second, shared);
}

type Both<T> = readonly [before: T, after: T];

/** A large state block by block, as far as it could be read. */
interface Opened {
  readonly stored: StoredFacts;
  readonly faults?: Faults;
}

function areOpen(both: Both<Opened | null>): both is Both<Opened> {
  return both.every((one) => one !== null);
}

async function openBoth(before: State, after: State, shared: Reuse): Promise<Both<Opened | null>> {
  const memory: Memory = { last: null, staysOpen: true, reuse: shared };
  const old = await openLarge(before, memory);
  const kept = memory.last ? filesOf(memory.last.found) : [];
  memory.stillRead = new Set([
    ...kept,
    ...filesIn(old ? [old.stored.head, ...old.stored.blocks.map(({ facts }) => facts)] : []),
  ]);
  return [old, await openLarge(after, memory)];
}

/** Null where either is not open, or is no longer as it was. */
async function readBoth(both: Both<Opened | null>): Promise<Both<ReadState> | null> {
  if (!areOpen(both)) return null;
  const [old, now] = both;
  const read = await readIntact([old.stored, now.stored], () => readApart(old.stored, now.stored));
  const withFaults = (one: ReadState, { faults }: Opened): ReadState => (faults ? { ...one, faults } : one);
  return read?.value ? [withFaults(read.value[0], old), withFaults(read.value[1], now)] : null;
}

async function readEach(
  before: State,
  after: State,
  [old, now]: Both<Opened | null>,
  shared: Reuse,
): Promise<Both<ReadState>> {
  return [await readState(before, old, shared), await readState(after, now, shared)];
}

/** Reads one state whole. */
export async function readWhole(state: State): Promise<ReadState> {
  return readState(state, await openLarge(state, { last: null }), NO_REUSE);
}

/** Where the facts of a large state are; null where it is small, or has two facts with one id. */
async function openLarge({ from }: State, memory: Memory): Promise<Opened | null> {
  if ("file" in from) return null;
  const data = from.host.list("data");
  if (!isLarge(data)) return null;
  const found = await openPartial(from, { memory, data });
  if (found.state === "whole") return found;
  const partial = found.partial();
  if (partial === null) return null;
  const { diagnostics, leftOut: entries } = found;
  return { stored: partial.stored, faults: faultsOf(diagnostics, { files: partial.leftOut, entries }) };
}

async function readState({ name, from }: State, opened: Opened | null, shared: Reuse): Promise<ReadState> {
  if ("file" in from) return { graph: openGraph(readFile(name, from.file)) };
  const sound = opened && !opened.faults && (await readFrom(opened.stored, from, readShowing));
  if (sound) return { graph: openGraph(sound) };
  const { dataset, diagnostics, leftOut, failed } = checkProject(from.host, {
    partial: true,
    errorsOnly: true,
    reuse: shared,
  });
  if (dataset === null) throw new Error(`nothing could be made of ${name}`);
  const graph = openGraph(dataset);
  return failed ? { graph, faults: faultsOf(diagnostics, leftOut) } : { graph };
}

/** A diff tells how many errors there are of each kind, and not where. */
function countErrors(_: Snapshot, findings: readonly Finding[]): Diagnostic[] {
  return tell(findings);
}

function faultsOf(errors: readonly Diagnostic[], leftOut: LeftOut): Faults {
  const kinds = new Map<string, { code: string; name: string; count: number }>();
  for (const { code, name } of errors) {
    const kind = kinds.get(code) ?? { code, name, count: 0 };
    kind.count += 1;
    kinds.set(code, kind);
  }
  const sorted = [...kinds.values()].sort((a, b) => b.count - a.count || compareText(a.code, b.code));
  return { errors: errors.length, kinds: sorted, leftOut };
}

/** What a file says is taken for true only where its digest is that of its content: it is as Entente wrote it. */
function readFile(name: string, file: string): Dataset {
  const text = readFileSync(file, "utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw notOurs(name);
    throw error;
  }
  if (!isDataset(value)) throw notOurs(name);
  const { digest, ...content } = value;
  if (!isDigestOf(digest, content)) {
    throw new UsageError(
      `${name} is not as Entente wrote it: its digest is not that of what it says`,
      "build it again",
    );
  }
  return value;
}

function isDataset(value: unknown): value is Dataset {
  if (typeof value !== "object" || value === null || !("format" in value) || value.format !== "entente/1") return false;
  return (
    "entities" in value &&
    Array.isArray(value.entities) &&
    "facts" in value &&
    Array.isArray(value.facts) &&
    "digest" in value
  );
}

function notOurs(name: string): UsageError {
  return new UsageError(`${name} is not a dataset`, "`entente export facts -o facts.json` writes one");
}
