import type { StoredFacts } from "../pipeline/stored-facts.ts";
import { rowGraph, tableGraph } from "../pipeline/table-graph.ts";
import type { RowGraph, TableGraph } from "../sql/table-graph.ts";
import { type Inputs, inputsOf, programOf, recordBuild, unchangedSince } from "./build-record.ts";
import { UsageError } from "./failure.ts";
import { openAs, type Read, readAs } from "./open-graph.ts";
import type { Project } from "./project.ts";

/** What a project comes to at this moment. */
export interface ProjectState {
  readonly digest: string;
  /** See `programOf`. */
  readonly program: string;
  /** Makes something of its graph, which is read only then; anew where it was not intact. */
  readonly withGraph: <T>(make: (graph: TableGraph) => Promise<T>) => Promise<T>;
}

/**
 * The state of a project. Where no file has changed since the last time, nothing is read: a note in the cache holds the digest. Null where
 * the project has errors, which are printed.
 */
export async function projectState(project: Project): Promise<ProjectState | null> {
  const { root, host } = project;
  const inputs = inputsOf(host, ["query", root]);
  const { program, data } = inputs;
  const noted = unchangedSince<string>(root, "query", inputs);
  if (noted !== undefined) return stateOf(project, noted, program);
  const state = await storedState(project, { program, data });
  if (state !== null) recordBuild(root, "query", inputs, [], state.digest);
  return state;
}

/** The same of any snapshot, which is always looked at: there is no note of it. */
export async function storedState(project: Read, known: Partial<Inputs> = {}): Promise<ProjectState | null> {
  const found = await openAs(project, tableGraph, known.data && { data: known.data });
  return found && stateOf(project, found.digest, known.program ?? programOf(), found);
}

function stateOf(project: Read, digest: string, program: string, found?: TableGraph): ProjectState {
  return {
    digest,
    program,
    withGraph: async (make) => {
      const graph = found ?? (await openAs(project, tableGraph));
      return await readSame(project, graph, digest, tableGraph, make);
    },
  };
}

/** Does something with all rows of a project, perhaps once more where they were not intact. False where it has errors, which are printed. */
export async function withRows(project: Read, make: (graph: RowGraph) => Promise<void>): Promise<boolean> {
  const graph = await openAs(project, rowGraph);
  if (graph === null) return false;
  await readSame(project, graph, graph.digest, rowGraph, make);
  return true;
}

async function readSame<G extends RowGraph, T>(
  project: Read,
  graph: G | null,
  digest: string,
  take: (stored: StoredFacts) => G,
  make: (graph: G) => Promise<T>,
): Promise<T> {
  const made = graph && (await readAs(graph, project, take, (from) => (from.digest === digest ? make(from) : null)));
  if (made !== null) return made;
  throw new UsageError("the project changed while it was read", "try again");
}
