import { createHash } from "node:crypto";
import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Dataset } from "../model/dataset.ts";
import { PROJECT_FILE } from "../project/keys.ts";
import { checkedDataset, openStored, wholeDataset } from "./open-graph.ts";
import type { Project } from "./project.ts";
import { version } from "./version.ts";

/** What a project comes to at this moment. */
export interface ProjectState {
  readonly digest: string;
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
  let known: Dataset | null = null;
  const datasetOf = (digest: string) => (): Dataset => {
    known ??= wholeDataset(project, stored);
    if (known?.digest === digest) return known;
    throw new Error("the project changed while it was read: try again");
  };
  if (stored !== "none") return { digest: stored.digest, dataset: datasetOf(stored.digest) };
  const note = join(folder, "state.json");
  const key = keyOf(project);
  const digest = readNote(note, key);
  if (digest !== null) return { digest, dataset: datasetOf(digest) };
  known = checkedDataset(project);
  if (known === null) return null;
  writeNote(note, key, known.digest);
  return { digest: known.digest, dataset: datasetOf(known.digest) };
}

/** Differs as soon as one of a project's files does; none is read. */
function keyOf(project: Project): string {
  // Another build of the program may come to other results without having another version.
  const build = statSync(fileURLToPath(import.meta.url)).mtimeMs;
  const hash = createHash("sha256").update(`${version()} ${build}`);
  const listed = ["schema", "data"].flatMap((folder) => project.host.list(folder).files);
  for (const { path, size, stamp } of [project.host.entry(PROJECT_FILE) ?? [], listed].flat()) {
    hash.update(`\n${path}\0${size}\0${stamp}`);
  }
  return hash.digest("hex");
}

function readNote(path: string, key: string): string | null {
  try {
    const note: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof note !== "object" || note === null || !("key" in note) || !("digest" in note)) return null;
    return note.key === key && typeof note.digest === "string" && /^[0-9a-f]{16}$/.test(note.digest)
      ? note.digest
      : null;
  } catch {
    return null;
  }
}

function writeNote(path: string, key: string, digest: string): void {
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, `${JSON.stringify({ key, digest })}\n`);
  renameSync(beside, path);
}
