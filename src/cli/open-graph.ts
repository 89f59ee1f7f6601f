import { checkProject } from "../build.ts";
import type { Clocks } from "../corroborate/as-of.ts";
import { type KnowledgeGraph, openGraph } from "../query/knowledge-graph.ts";
import { QueryError } from "../query/query-error.ts";
import { UsageError } from "./failure.ts";
import { reportProblems } from "./problems.ts";
import type { Project } from "./project.ts";

/** The project's graph; null where it has errors, which are printed. */
export function openProjectGraph(project: Project): KnowledgeGraph | null {
  const { dataset, diagnostics } = checkProject(project.host);
  if (dataset) return openGraph(dataset);
  process.stderr.write(reportProblems(project.host, diagnostics));
  return null;
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
