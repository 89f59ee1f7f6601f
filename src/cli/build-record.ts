import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { digestOf } from "../host/content-digest.ts";
import type { Host, Listed } from "../host/host.ts";
import { LIBRARY } from "../host/library.ts";
import { entryOf, nodeHost } from "../host/node-host.ts";
import { readSealed, sealed } from "../host/sealed.ts";
import { isExhausted, isUnwritable } from "../host/system-error.ts";
import { PROJECT_FILE } from "../project/keys.ts";
import { cacheFolder } from "./cache-folder.ts";
import { version } from "./version.ts";

/** What the last build into a folder was made from, what it wrote and what it said. */
export interface BuildRecord<Said> {
  /** Digest of everything that the outputs depend on. */
  readonly inputs: string;
  /** Each file written, and what the disk says of it. */
  readonly outputs: readonly (readonly [path: string, size: number, stamp: string])[];
  readonly said: Said;
}

/** What a build is made from, as the disk describes it before the first byte is read. */
export interface Inputs {
  readonly digest: string;
  /** No file changed so lately that another change could go unseen. */
  readonly settled: boolean;
  /** See `programOf`. */
  readonly program: string;
  /** The files of data/. */
  readonly data: Listed;
}

const PROGRAM: Host = nodeHost(LIBRARY);

/** The files of this program: all of lib/ but what is there for who imports the package. */
function listProgram(): Listed {
  return { files: ["cli", "viewer", "page-scripts"].flatMap((folder) => PROGRAM.list(folder).files), loops: [] };
}

/** Looks at every file that a build depends on: entente.yaml, data, schema, the viewer, this program itself; and at the flags. */
export function inputsOf(project: Host, flags: unknown): Inputs {
  const [schema, data, library] = [project.list("schema"), project.list("data"), listProgram()];
  const whole = { files: [project.entry(PROJECT_FILE) ?? []].flat(), loops: [] };
  const program = programOf(library);
  const digest = digestOf(JSON.stringify([flags, program, stateOf(whole), stateOf(schema), stateOf(data)]));
  const settled = [whole, schema, data, library].every(({ files }) => files.every((file) => file.settled !== false));
  return { digest, settled, program, data };
}

/** For `unchangedSince` and `recordBuild`: what is made from nothing but this program and some plain data. */
export function inputsFrom(data: unknown): Pick<Inputs, "digest" | "settled"> {
  return { digest: digestOf(JSON.stringify([programOf(), data])), settled: true };
}

/** Changes whenever this program does. */
export function programOf(library: Listed = listProgram()): string {
  return digestOf(`${version()} ${process.version} ${stateOf(library)}`);
}

/** Paths hold no NUL. */
function stateOf({ files, loops }: Listed): string {
  const lines = files.map(({ path, size, stamp }) => `${path}\0${size}\0${stamp}`);
  return digestOf([...loops, "", ...lines].join("\0"));
}

/** For a file in the cache. */
function nameOf(text: string): string {
  return digestOf(text).slice(0, 16);
}

/** What the last build, or whatever else bears the name `out`, said, where nothing has changed since: neither its inputs nor the files it wrote. */
export function unchangedSince<Said>(root: string, out: string, inputs: Pick<Inputs, "digest">): Said | undefined {
  const record = readRecord<Said>(root, out);
  if (record?.inputs !== inputs.digest) return undefined;
  const isSame = ([path, size, stamp]: (typeof record.outputs)[number]): boolean => {
    const now = entryOf(join(out, path));
    return now?.size === size && now.stamp === stamp;
  };
  return record.outputs.every(isSame) ? record.said : undefined;
}

/** Notes a build, unless a later change could be taken for none. Without a record, or with a broken one, all is built anew. */
export function recordBuild<Said>(
  root: string,
  out: string,
  inputs: Pick<Inputs, "digest" | "settled">,
  written: readonly string[],
  said: Said,
): void {
  if (!inputs.settled) return;
  const outputs = written.flatMap((path) => {
    const file = entryOf(join(out, path));
    return file === undefined ? [] : [[path, file.size, file.stamp] as const];
  });
  const record: BuildRecord<Said> = { inputs: inputs.digest, outputs, said };
  try {
    nodeHost(cacheFolder(root)).write(recordPath(out), [sealed(record)]);
  } catch (error) {
    // A cache that cannot be written only costs time.
    if (!isUnwritable(error) && !isExhausted(error)) throw error;
  }
}

function readRecord<Said>(root: string, out: string): BuildRecord<Said> | undefined {
  const cache = cacheOrNull(root);
  const record = cache === null ? undefined : readSealed(nodeHost(cache), recordPath(out));
  return isRecord<Said>(record) ? record : undefined;
}

function isRecord<Said>(value: unknown): value is BuildRecord<Said> {
  if (typeof value !== "object" || value === null) return false;
  return "inputs" in value && "outputs" in value && Array.isArray(value.outputs) && "said" in value;
}

function recordPath(out: string): string {
  return join("cache", `build-${nameOf(out)}.json`);
}

/** The folder that `serve` builds into; one that is gone with the machine's next start where no cache can be written. Absolute. */
export function siteFolder(root: string): string {
  const cache = cacheOrNull(root);
  return cache === null
    ? mkdtempSync(join(tmpdir(), "entente-site-"))
    : resolve(cache, "cache", `site-${nameOf(root)}`);
}

/** The folder for parts of something, most often of what a build writes to a folder. Made where it isn't there; null where it cannot be. */
export function partsFolder(root: string, of: string): string | null {
  try {
    const folder = resolve(cacheFolder(root), "cache", `parts-${nameOf(of)}`);
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (error) {
    if (isUnwritable(error)) return null;
    throw error;
  }
}

/** Null where no cache can be written. */
function cacheOrNull(root: string): string | null {
  try {
    return cacheFolder(root);
  } catch (error) {
    if (isUnwritable(error)) return null;
    throw error;
  }
}
