import type { StoredFacts } from "../pipeline/stored-facts.ts";
import { tableGraph } from "../pipeline/table-graph.ts";
import type { TableGraph } from "../sql/table-graph.ts";
import { type Inputs, inputsOf, programOf, recordBuild, unchangedSince } from "./build-record.ts";
import { UsageError } from "./failure.ts";
import { openStored, type Read, readFrom } from "./open-graph.ts";
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
  const stored = await openStored(project, known.data && { data: known.data });
  return stored && stateOf(project, stored.digest, known.program ?? programOf(), stored);
}

function stateOf(project: Read, digest: string, program: string, stored?: StoredFacts): ProjectState {
  return {
    digest,
    program,
    withGraph: async (make) => {
      const graph = stored ?? (await openStored(project));
      const read = (from: StoredFacts) => (from.digest === digest ? make(tableGraph(from)) : null);
      const made = graph && (await readFrom(graph, project, read));
      if (made !== null) return made;
      throw new UsageError("the project changed while it was read", "try again");
    },
  };
}
