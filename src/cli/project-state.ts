import type { Host } from "../host/host.ts";
import { nodeHost } from "../host/node-host.ts";
import { readSealed, sealed } from "../host/sealed.ts";
import type { Dataset } from "../model/dataset.ts";
import { inputsOf } from "./build-record.ts";
import { UsageError } from "./failure.ts";
import { checkedDataset, openStored, wholeDataset } from "./open-graph.ts";
import type { Project } from "./project.ts";

const NOTE = "state.json";

/** What a project comes to at this moment. */
export interface ProjectState {
  readonly digest: string;
  /** See `programOf`. */
  readonly program: string;
  /** The checked dataset; read only when asked for, and once. */
  readonly dataset: () => Dataset;
}

/**
 * The state of a project. Where no file has changed since the last time, nothing is read: a note in the cache folder holds
 * the digest of a project whose files (path, size, stamp) are these. Null where the project has errors, which are printed.
 */
export async function projectState(project: Project, folder: string): Promise<ProjectState | null> {
  const stored = await openStored(project);
  if (stored === null) return null;
  const { digest: files, program, settled } = inputsOf(project.host, ["query", project.root]);
  let known: Dataset | null = null;
  const stateOf = (digest: string): ProjectState => {
    const dataset = (): Dataset => {
      known ??= wholeDataset(project, stored);
      if (known?.digest === digest) return known;
      throw new UsageError("the project changed while it was read", "try again");
    };
    return { digest, program, dataset };
  };
  if (stored !== "none") return stateOf(stored.digest);
  const cache = nodeHost(folder);
  const noted = readNote(cache, files);
  if (noted !== null) return stateOf(noted);
  known = checkedDataset(project);
  if (known === null) return null;
  // A file that changed this very moment could change again without a trace.
  if (settled) cache.write(NOTE, [sealed({ files, digest: known.digest })]);
  return stateOf(known.digest);
}

/** The digest that was noted for these files. Null where there is no note, or one of other files, or one that has been altered. */
function readNote(cache: Host, files: string): string | null {
  const note = readSealed(cache, NOTE);
  if (typeof note !== "object" || note === null || !("files" in note) || !("digest" in note)) return null;
  return note.files === files && typeof note.digest === "string" ? note.digest : null;
}
