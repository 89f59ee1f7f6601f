import { checkProject } from "../build.ts";
import type { Clocks } from "../corroborate/as-of.ts";
import { isUnreadable } from "../host/system-error.ts";
import type { Dataset } from "../model/dataset.ts";
import { readDataset, type StoredFacts } from "../parts/stored-facts.ts";
import { type KnowledgeGraph, openGraph } from "../query/knowledge-graph.ts";
import { QueryError } from "../query/query-error.ts";
import { UsageError } from "./failure.ts";
import { inParts } from "./in-parts.ts";
import { reportProblems } from "./problems.ts";
import { CHECKING, clearProgress, READING_FACTS, showProgress } from "./progress.ts";
import type { Project } from "./project.ts";

/** The project's graph; null where it has errors, which are printed. */
export async function openProjectGraph(project: Project): Promise<KnowledgeGraph | null> {
  return openGraphFor(project, () => null);
}

/** The same, or what is enough of it for a question where that is stored. `enough`: null where all is needed. */
export async function openGraphFor(
  project: Project,
  enough: (stored: StoredFacts) => KnowledgeGraph | null,
): Promise<KnowledgeGraph | null> {
  const stored = await openStored(project);
  if (stored === null) return null;
  const some = stored === "none" ? null : fromDisk(stored, () => enough(stored));
  if (some !== null) return some;
  const dataset = wholeDataset(project, stored);
  return dataset && openGraph(dataset);
}

/** The checked dataset; null where the project has errors, which are printed. */
export async function openDataset(project: Project): Promise<Dataset | null> {
  const stored = await openStored(project);
  return stored && wholeDataset(project, stored);
}

/** The same of a project of which is known what is stored. */
export function wholeDataset(project: Project, stored: StoredFacts | "none"): Dataset | null {
  return (stored !== "none" && fromDisk(stored, () => readShowing(stored))) || checkedDataset(project);
}

function readShowing(stored: StoredFacts): Dataset {
  const show = showProgress(READING_FACTS);
  try {
    return readDataset(stored, (share) => show("read", share));
  } finally {
    clearProgress();
  }
}

/** The same where facts are not stored, or not where they were. */
export function checkedDataset({ host }: Project): Dataset | null {
  const { dataset, diagnostics } = checkProject(host);
  if (!dataset) process.stderr.write(reportProblems(host, diagnostics));
  return dataset;
}

/** A large project's facts on the disk, as the files are now; `none` of another. Null where the project has errors, which are printed. */
export async function openStored(project: Project): Promise<StoredFacts | "none" | null> {
  const { root, host } = project;
  const onStage = showProgress(CHECKING);
  const stored = await inParts(project, `facts ${root}`, { data: host.list("data") }, async (input) => {
    const { storedFacts } = await import("../parts/stored-facts.ts");
    return storedFacts(host, { ...input, onStage });
  });
  clearProgress();
  if (stored === null) return "none";
  if (!("problems" in stored)) return stored;
  process.stderr.write(reportProblems(host, stored.problems));
  return null;
}

/** Reads stored facts. Null where they are gone: another process asked after an edit, or the cache was cleared. */
function fromDisk<T>(stored: StoredFacts, read: () => T): T | null {
  try {
    const found = read();
    return stored.isIntact() ? found : null;
  } catch (error) {
    // Whatever was made of other bytes is not to be trusted, nor is how it failed.
    if (!stored.isIntact() || isUnreadable(error)) return null;
    throw error;
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

/** The clocks that `--as-of` and `--known` set. */
export function clocksOf({ asOf, known }: { readonly asOf?: string; readonly known?: string }): Clocks {
  return { ...(asOf === undefined ? {} : { trueOn: asOf }), ...(known === undefined ? {} : { knownOn: known }) };
}
