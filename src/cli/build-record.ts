import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FileEntry, Host } from "../host/host.ts";
import { nodeHost } from "../host/node-host.ts";
import { cacheFolder } from "./cache-folder.ts";

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
}

const LIBRARY = fileURLToPath(new URL("..", import.meta.url));

/** Looks at every file that a build depends on: data, schema, the viewer, this program itself; and at the flags. */
export function inputsOf(project: Host, flags: unknown): Inputs {
  const hash = createHash("sha256").update(JSON.stringify([process.version, flags]));
  let settled = true;
  const add = (of: string, { files, loops }: ReturnType<Host["list"]>): void => {
    hash.update(`\n${of} ${files.length} ${loops.join(" ")}\n`);
    for (const file of files) {
      hash.update(`${line(file)}\n`);
      if (file.settled === false) settled = false;
    }
  };
  for (const folder of ["schema", "data"]) add(folder, project.list(folder));
  add("library", nodeHost(LIBRARY).list(""));
  return { digest: hash.digest("hex"), settled };
}

function line({ path, size, stamp }: FileEntry): string {
  return JSON.stringify([path, size, stamp]);
}

/** What the last build said, where nothing has changed since: neither its inputs nor the files it wrote. */
export function unchangedSince<Said>(root: string, out: string, inputs: Inputs): Said | undefined {
  const record = readRecord<Said>(root, out);
  if (record?.inputs !== inputs.digest) return undefined;
  const now = new Map(
    nodeHost(out)
      .list("")
      .files.map((file) => [file.path, line(file)]),
  );
  const same = record.outputs.every(([path, size, stamp]) => now.get(path) === line({ path, size, stamp }));
  return same && record.outputs.length > 0 ? record.said : undefined;
}

/** Notes a build, unless a later change could be taken for none. Without a record, or with a broken one, all is built anew. */
export function recordBuild<Said>(
  root: string,
  out: string,
  inputs: Inputs,
  written: readonly string[],
  said: Said,
): void {
  if (!inputs.settled) return;
  const paths = new Set(written);
  const files = nodeHost(out)
    .list("")
    .files.filter(({ path }) => paths.has(path));
  const outputs = files.map(({ path, size, stamp }) => [path, size, stamp] as const);
  const record: BuildRecord<Said> = { inputs: inputs.digest, outputs, said };
  try {
    nodeHost(cacheFolder(root)).write(recordPath(out), [JSON.stringify(record)]);
  } catch {
    // A cache that cannot be written only costs time.
  }
}

function readRecord<Said>(root: string, out: string): BuildRecord<Said> | undefined {
  try {
    const record: unknown = JSON.parse(new TextDecoder().decode(nodeHost(cacheFolder(root)).read(recordPath(out))));
    return isRecord<Said>(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

function isRecord<Said>(value: unknown): value is BuildRecord<Said> {
  if (typeof value !== "object" || value === null) return false;
  return "inputs" in value && "outputs" in value && Array.isArray(value.outputs) && "said" in value;
}

function recordPath(out: string): string {
  return join("cache", `build-${createHash("sha256").update(out).digest("hex").slice(0, 16)}.json`);
}
