import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Listed, Snapshot } from "../host/host.ts";
import { isUnreadable } from "../host/system-error.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Memory } from "../pipeline/cache/keep.ts";
import { type PartialRun, partialFacts } from "../pipeline/partial-facts.ts";
import type { RunInput } from "../pipeline/run.ts";
import { finish } from "../pipeline/steps.ts";
import { readDataset, type StoredFacts, storedFacts } from "../pipeline/stored-facts.ts";
import { type KnowledgeGraph, openGraph } from "../query/knowledge-graph.ts";
import { QueryError } from "../query/query-error.ts";
import { UsageError } from "./failure.ts";
import { reportUnanswered } from "./problems.ts";
import { CHECKING, clearProgress, READING_FACTS, showProgress } from "./progress.ts";
import type { Project } from "./project.ts";
import { runProject } from "./run-project.ts";

/** A project to read: any snapshot of it. */
export type Read = Pick<Project, "root"> & { readonly host: Snapshot };

/** What is done about a project that has errors. */
type WhenFaulty = (host: Snapshot, diagnostics: readonly Diagnostic[]) => void;

const printUnanswered: WhenFaulty = (host, diagnostics) => {
  process.stderr.write(reportUnanswered(host, diagnostics));
};

/** The project's graph; null where it has errors, which are printed unless something else is done about them. */
export async function openProjectGraph(project: Project, whenFaulty?: WhenFaulty): Promise<KnowledgeGraph | null> {
  return readStored(project, (stored) => openGraph(readShowing(stored)), whenFaulty);
}

/** The same, or what is enough of it for a question. `enough`: null where all is needed. */
export async function openGraphFor(
  project: Project,
  enough: (stored: StoredFacts) => KnowledgeGraph | null,
): Promise<KnowledgeGraph | null> {
  return readStored(project, (stored) => enough(stored) ?? openGraph(readShowing(stored)));
}

/** The checked dataset; null where the project has errors, which are printed. */
export async function openDataset(project: Read): Promise<Dataset | null> {
  return readStored(project, readShowing);
}

export function readShowing(stored: StoredFacts): Dataset {
  const show = showProgress(READING_FACTS);
  try {
    return readDataset(stored, (share) => show("read", share));
  } finally {
    clearProgress();
  }
}

/** A project's facts where they are kept, as the files are now. Null where the project has errors, which are printed. */
export async function openStored(
  project: Read,
  known: { readonly memory?: Memory; readonly data?: Listed } = {},
  whenFaulty?: WhenFaulty,
): Promise<StoredFacts | null> {
  return runProject(project, `facts ${project.root}`, known, (input) => openWith(project, input, whenFaulty));
}

/** What is taken of a project's facts; the rest of them is not held. */
export async function openAs<S>(
  project: Read,
  take: (stored: StoredFacts) => S,
  known: { readonly data?: Listed } = {},
): Promise<S | null> {
  // Not in a variable of this function: that would hold it for as long as something waits.
  return openStored(project, known).then((stored) => stored && take(stored));
}

/** The same; and of a project with errors what can be made of it, and these. */
export async function openPartial(
  project: Read,
  known: { readonly memory?: Memory; readonly data?: Listed } = {},
): Promise<PartialRun> {
  return runProject(project, `facts ${project.root}`, known, async (input) => {
    const found = await finish(partialFacts(project.host, { ...input, onStage: showProgress(CHECKING) }));
    clearProgress();
    return found;
  });
}

async function openWith(
  { host }: Read,
  input: Omit<RunInput, "onStage">,
  whenFaulty: WhenFaulty = printUnanswered,
): Promise<StoredFacts | null> {
  const found = await finish(storedFacts(host, { ...input, onStage: showProgress(CHECKING) }));
  clearProgress();
  if (found.state === "whole") return found.stored;
  whenFaulty(host, found.diagnostics);
  return null;
}

/** Something of a project's facts; null where the project has errors, which are printed. */
export async function readStored<T>(
  project: Read,
  read: (stored: StoredFacts) => T | Promise<T>,
  whenFaulty?: WhenFaulty,
): Promise<T | null> {
  const stored = await openStored(project, {}, whenFaulty);
  return stored && readFrom(stored, project, read);
}

/**
 * Reads facts where they are kept. Where they are gone, since another process kept a newer state or the cache was cleared, they are looked
 * for once more, and are compiled in memory only where that fails, too.
 */
export async function readFrom<T>(
  stored: StoredFacts,
  project: Read,
  read: (stored: StoredFacts) => T | Promise<T>,
): Promise<T | null> {
  return readAs(stored, project, (all) => all, read);
}

/** The same of what was taken of the facts; the rest of them is not held. */
export async function readAs<S extends Intact, T>(
  first: S,
  project: Read,
  take: (stored: StoredFacts) => S,
  read: (taken: S) => T | Promise<T>,
): Promise<T | null> {
  const made = await readIntact([first], () => read(first));
  if (made) return made.value;
  const again = await openAs(project, take);
  if (again === null) return null;
  const second = await readIntact([again], () => read(again));
  if (second) return second.value;
  const { root, host } = project;
  const inMemory = { root, cache: null, data: host.list("data"), program: "" };
  const anew = await openWith(project, inMemory).then((stored) => stored && take(stored));
  return anew && (await read(anew));
}

type Intact = Pick<StoredFacts, "isIntact">;

/** What is read of facts; null where they are no longer as they were: then neither what was read nor how that failed is to be trusted. */
export async function readIntact<T>(
  all: readonly Intact[],
  read: () => T | Promise<T>,
): Promise<{ readonly value: T } | null> {
  const areIntact = (): boolean => all.every((stored) => stored.isIntact());
  try {
    const value = await read();
    return areIntact() ? { value } : null;
  } catch (error) {
    if (areIntact() && !isUnreadable(error)) throw error;
    return null;
  }
}

/** Asks the graph; a wrong name, id or date becomes a message about the command line. */
export function ask<T>(question: () => T): T {
  try {
    return question();
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(error.message, error.hint ?? undefined);
    throw error;
  }
}
