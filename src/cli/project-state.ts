import { createHash } from "node:crypto";
import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkProject } from "../build.ts";
import type { Dataset } from "../model/dataset.ts";
import { reportProblems } from "./problems.ts";
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
export function projectState(
  project: Project,
  folder: string,
  { key }: ProjectKey = keyOf(project),
): ProjectState | null {
  const note = join(folder, "state.json");
  const digest = readNote(note, key);
  let known: Dataset | undefined;
  const read = (): Dataset | null => {
    const { dataset, diagnostics } = checkProject(project.host);
    if (!dataset) process.stderr.write(reportProblems(project.host, diagnostics));
    return dataset;
  };
  if (digest !== null) {
    const dataset = () => {
      known ??= read() ?? undefined;
      if (known?.digest === digest) return known;
      throw new Error("the project changed while it was read: try again");
    };
    return { digest, dataset };
  }
  const dataset = read();
  if (!dataset) return null;
  writeNote(note, key, dataset.digest);
  return { digest: dataset.digest, dataset: () => dataset };
}

/** What a project's files come to without being read. */
export interface ProjectKey {
  /** Differs as soon as one file does. */
  readonly key: string;
  /** How many files there are. */
  readonly files: number;
}

export function keyOf(project: Project): ProjectKey {
  // Another build of the program may come to other results without having another version.
  const build = statSync(fileURLToPath(import.meta.url)).mtimeMs;
  const hash = createHash("sha256").update(`${version()} ${build}`);
  let files = 0;
  for (const folder of ["schema", "data"]) {
    for (const { path, size, stamp } of project.host.list(folder).files) {
      hash.update(`\n${path}\0${size}\0${stamp}`);
      files += 1;
    }
  }
  return { key: hash.digest("hex"), files };
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
