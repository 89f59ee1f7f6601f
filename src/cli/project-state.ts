import type { Dataset } from "../model/dataset.ts";
import { inputsOf, recordBuild, unchangedSince } from "./build-record.ts";
import { UsageError } from "./failure.ts";
import { openDataset, openStored, readFrom, readShowing } from "./open-graph.ts";
import type { Project } from "./project.ts";

/** What a project comes to at this moment. */
export interface ProjectState {
  readonly digest: string;
  /** See `programOf`. */
  readonly program: string;
  /** The checked dataset; read only when asked for. */
  readonly dataset: () => Promise<Dataset>;
}

/**
 * The state of a project. Where no file has changed since the last time, nothing is read: a note in the cache holds the digest. Null where
 * the project has errors, which are printed.
 */
export async function projectState(project: Project): Promise<ProjectState | null> {
  const { root, host } = project;
  const inputs = inputsOf(host, ["query", root]);
  const { program } = inputs;
  const noted = unchangedSince<string>(root, "query", inputs);
  const stored = noted === undefined ? await openStored(project) : undefined;
  if (stored === null) return null;
  const digest = noted ?? stored?.digest ?? "";
  if (noted === undefined) recordBuild(root, "query", inputs, [], digest);
  return {
    digest,
    program,
    dataset: async () => {
      const read = stored ? await readFrom(stored, project, readShowing) : await openDataset(project);
      if (read?.digest === digest) return read;
      throw new UsageError("the project changed while it was read", "try again");
    },
  };
}
