import { ChangedFile } from "../host/spill.ts";
import { isExhausted, isUnwritable } from "../host/system-error.ts";
import type { PartsInput } from "../parts/from-parts.ts";
import { type Inputs, partsFolder, programOf } from "./build-record.ts";
import type { Project } from "./project.ts";

/** Fewer files are read at once, before threads and parts are of any use. */
const LARGE = 1000;

/** Whether a project is taken by parts. */
export function isLarge({ files }: Inputs["data"]): boolean {
  return files.length >= LARGE;
}

/**
 * Does something by parts, where there is much to do; null where that is not for parts to do.
 *
 * @param what tells the parts of one thing from those of another
 */
export async function inParts<T>(
  { root }: Project,
  what: string,
  { data, program }: Pick<Inputs, "data"> & Partial<Inputs>,
  work: (input: Omit<PartsInput, "onStage">) => Promise<T | null>,
): Promise<T | null> {
  const cache = isLarge(data) ? partsFolder(root, what) : null;
  if (cache === null) return null;
  try {
    return await work({ root, cache, data, program: program ?? programOf() });
  } catch (error) {
    // No room for parts, or the cache was cleared in the middle: at once, none are needed.
    if (isUnwritable(error) || isExhausted(error) || error instanceof ChangedFile) return null;
    throw error;
  }
}
