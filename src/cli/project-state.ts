import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset } from "../model/dataset.ts";
import { inputsOf } from "./build-record.ts";
import { UsageError } from "./failure.ts";
import { checkedDataset, openStored, wholeDataset } from "./open-graph.ts";
import type { Project } from "./project.ts";

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
  const { digest: files, program, settled } = inputsOf(project.host, "query");
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
  const note = join(folder, "state.json");
  const noted = readNote(note, files);
  if (noted !== null) return stateOf(noted);
  known = checkedDataset(project);
  if (known === null) return null;
  // A file that changed this very moment could change again without a trace.
  if (settled) writeNote(note, files, known.digest);
  return stateOf(known.digest);
}

/** The digest that was noted for these files. Null where there is no note, or one of other files, or one that has been altered. */
function readNote(path: string, files: string): string | null {
  try {
    const note: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof note !== "object" || note === null || !("digest" in note) || !("seal" in note)) return null;
    const { digest, seal } = note;
    return typeof digest === "string" && seal === sealOf(files, digest) ? digest : null;
  } catch (error) {
    const isBroken = error instanceof SyntaxError || (error instanceof Error && "syscall" in error);
    if (isBroken) return null;
    throw error;
  }
}

function writeNote(path: string, files: string, digest: string): void {
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, `${JSON.stringify({ digest, seal: sealOf(files, digest) })}\n`);
  renameSync(beside, path);
}

function sealOf(files: string, digest: string): string {
  return createHash("sha256").update(`${files} ${digest}`).digest("hex");
}
