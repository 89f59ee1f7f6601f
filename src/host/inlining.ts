import { setFlagsFromString } from "node:v8";

/** The last version of Node whose engine is known to have the flag: others would complain about it. */
const LAST_KNOWN = 24;

/**
 * Sets how much V8 writes into each function that it optimizes. Its usual measure suits programs that run for long: where a build takes
 * seconds, compiling less saves a tenth of all CPU time. Loops over numbers, such as a layout's, need the usual one.
 */
export function inlineFor(work: "much code" | "tight loops"): void {
  if (Number.parseInt(process.versions.node, 10) > LAST_KNOWN) return;
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${work === "much code" ? 150 : 920}`);
}
