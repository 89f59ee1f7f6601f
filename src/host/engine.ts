import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** The last version of Node whose engine is known to have the flags that are set here: others would complain about them. */
const LAST_KNOWN = 24;

/** Below this, and up to so many times what the last collection left, collecting costs more than it gives. */
const [MUCH, MORE] = [96 * 1024 * 1024, 1.5];

/** Flags of the engine are of the whole process, which belongs to the command line or to a program that embeds this library. */
let isOwned = false;
let collect: (() => void) | undefined;
/** What was left of the heap by the last collection. */
let left = 0;

/** Says that this process is the command line's own. Until then, nothing else here does anything. */
export function ownEngine(): void {
  isOwned = true;
}

/**
 * Sets how much V8 writes into each function that it optimizes. Its usual measure suits programs that run for long: where a build takes
 * seconds, compiling less saves a tenth of all CPU time. Loops over numbers, such as a layout's, need the usual one.
 */
export function inlineFor(work: "much code" | "tight loops"): void {
  if (isKnown()) setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${work === "much code" ? 150 : 920}`);
}

/**
 * Has V8 make all objects among the young. Its usual guess is that what a line of code makes lives as long as the first that it made: but the
 * first facts, which tell who speaks for whom, are kept, and all others end with their block, where only a full collection would find them.
 */
export function allocateYoung(): void {
  if (isKnown()) setFlagsFromString("--no-allocation-site-pretenuring");
}

function isKnown(): boolean {
  return isOwned && Number.parseInt(process.versions.node, 10) <= LAST_KNOWN;
}

/** Collects garbage where there may be much of it: the heap is large, and half as large again as what the last collection left. V8 would let a large build grow by as much again first. */
export function tidy(): void {
  if (!isOwned || process.memoryUsage().heapUsed < Math.max(MUCH, MORE * left)) return;
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
    setFlagsFromString("--no-expose-gc");
  }
  collect();
  left = process.memoryUsage().heapUsed;
}
