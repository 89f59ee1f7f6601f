import { NOWHERE } from "../host/byte-range.ts";
import type { Snapshot } from "../host/host.ts";
import type { Kept } from "./keep.ts";
import { type Finished, type Run, type RunInput, run, type Wanted } from "./run.ts";
import type { Steps } from "./steps.ts";

/** Checks a project and writes nothing. Apart from the outputs, whose emitters and layout a check need not load. */
export function checkOnly(host: Snapshot, input: RunInput): Steps<Run<Finished>> {
  const wanted: Wanted = { kinds: [], keepsFacts: "no", framed: true, flags: "check" };
  return run(host, input, wanted, (_, { compiled }) => ({ kept: { ...compiled, ...NOTHING_WRITTEN } }));
}

/** What is kept where nothing is written. */
export const NOTHING_WRITTEN: Pick<Kept, "digest" | "head" | "opening"> = {
  digest: "",
  head: NOWHERE,
  opening: { length: 0, digest: "" },
};
