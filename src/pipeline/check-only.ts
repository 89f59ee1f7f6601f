import type { Snapshot } from "../host/host.ts";
import { NOTHING_WRITTEN } from "./cache/keep.ts";
import { checkFile, type FileCheck, type Finished, type Run, type RunInput, run, type Wanted } from "./run.ts";
import type { Steps } from "./steps.ts";

const CHECKED: Wanted = { kinds: [], keepsFacts: "no", framed: true, flags: "check" };

/** Checks a project and writes nothing. Apart from the outputs, whose emitters and layout a check need not load. */
export function checkOnly(host: Snapshot, input: RunInput, wanted: Wanted = CHECKED): Steps<Run<Finished>> {
  return run(host, input, wanted, (_, { compiled }) => ({ kept: { ...compiled, ...NOTHING_WRITTEN } }));
}

/** See `checkFile`. */
export function checkOneFile(host: Snapshot, input: RunInput, file: string): Steps<FileCheck> {
  return checkFile(host, input, CHECKED, file);
}
