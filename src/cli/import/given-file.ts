import { realpathSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { nodeHost } from "../../host/node-host.ts";
import { UsageError } from "../failure.ts";

/** A file that the command line names. */
export interface GivenFile {
  /** As it was given. */
  readonly path: string;
  /** Where it is, behind all links. */
  readonly real: string;
  read(): Uint8Array;
  /** The same piece by piece. */
  chunks(): Iterable<Uint8Array>;
}

/**
 * Opens a file that the command line names, through links wherever they lead.
 *
 * @throws UsageError where there is no such file
 */
export function openGiven(path: string): GivenFile {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`there is no file ${path}`);
  if (!found.isFile())
    throw new UsageError(found.isDirectory() ? `${path} is a folder, not a file` : `${path} is not a regular file`);
  const real = realpathSync(path);
  const host = nodeHost(dirname(real));
  const name = basename(real);
  return { path, real, read: () => host.read(name), chunks: () => host.readChunks?.(name) ?? [host.read(name)] };
}

/** Several; @throws UsageError where one of them is given twice: its rows would count twice. */
export function openAllGiven(paths: readonly string[]): readonly GivenFile[] {
  const before = new Set<string>();
  return paths.map((path) => {
    const file = openGiven(path);
    if (before.has(file.real)) throw new UsageError(`${path} is given twice`);
    before.add(file.real);
    return file;
  });
}
