import { diffDatasets } from "../../diff/diff.ts";
import { gitLine, isRefusal } from "../../host/git.ts";
import type { Changes } from "../../pages/changes.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { wordDiff } from "../../report/diff.ts";
import { type ReadState, readWhole, stateNamed } from "../diff/states.ts";
import type { Project } from "../project.ts";

/** A state of the project that pages are compared with. */
export interface Earlier extends ReadState {
  readonly name: string;
}

/** The state that `--since` names. */
export async function earlierState(project: Project, name: string): Promise<Earlier> {
  return { name, ...(await readWhole(stateNamed(project, name))) };
}

/** What is different now, in the words of `entente diff`. */
export function changesSince({ name, graph: before, faults }: Earlier, now: KnowledgeGraph, root: string): Changes {
  const diff = { ...diffDatasets(before, now), ...(faults && { faults: { before: faults } }) };
  const { sections, summary } = wordDiff(diff, before, now, name, "now");
  return { since: name, updated: madeAt(now, root), sections, summary };
}

/**
 * When the present state was made: the same for the same state, whenever it is built. SOURCE_DATE_EPOCH says it where it is set; else the last
 * commit does; without Git, the last day on which a claim was made.
 */
function madeAt(graph: KnowledgeGraph, root: string): string {
  const epoch = Number(process.env["SOURCE_DATE_EPOCH"] ?? Number.NaN);
  const seconds = Number.isInteger(epoch) ? epoch : lastCommit(root);
  if (seconds !== null) return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
  let last = "1970-01-01";
  for (const claim of graph.claims()) {
    const day = graph.knownSince(claim);
    if (day !== null && /^\d{4}-/.test(day) && day > last) last = day;
  }
  return `${last}T00:00:00Z`;
}

/** In seconds; null without Git. */
function lastCommit(root: string): number | null {
  try {
    const line = gitLine(root, ["log", "-1", "--format=%ct"]);
    return line === undefined ? null : Number(line);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return null;
  }
}
