import { ChangedFile } from "../host/byte-range.ts";
import type { Snapshot } from "../host/host.ts";
import { isExhausted, isUnwritable } from "../host/system-error.ts";
import type { RunInput } from "../pipeline/run.ts";
import { type Inputs, partsFolder, programOf } from "./build-record.ts";
import type { Project } from "./project.ts";

/** Of so many files, what comes of them is kept: fewer are compiled in less time than that takes. Tests of what is kept take fewer. */
export const keeping = { from: 1000 };

/** Whether what comes of a project is kept for the next time. */
export function isLarge({ files }: Inputs["data"]): boolean {
  return files.length >= keeping.from;
}

/**
 * Does something with a project: with what was kept of the last time, where there is much to keep; else in memory.
 *
 * @param what tells what is kept of one thing from what is kept of another
 */
export async function runProject<T>(
  { root, host }: Pick<Project, "root"> & { readonly host: Snapshot },
  what: string,
  { data = host.list("data"), program, memory }: Partial<Inputs> & Pick<RunInput, "memory">,
  start: (input: Omit<RunInput, "onStage">) => Promise<T>,
): Promise<T> {
  const shared = { root, data, ...(memory && { memory }) };
  const cache = isLarge(data) ? partsFolder(root, what) : null;
  if (cache !== null) {
    try {
      return await start({ ...shared, cache, program: program ?? programOf() });
    } catch (error) {
      // There is no room, or the cache was cleared in the middle: in memory, neither matters.
      if (!isUnwritable(error) && !isExhausted(error) && !(error instanceof ChangedFile)) throw error;
    }
  }
  return await start({ ...shared, cache: null, program: "" });
}
