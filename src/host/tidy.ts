import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Below this, collecting costs more than it gives. */
const MUCH = 256 * 1024 * 1024;

let collect: (() => void) | undefined;

/** Collects garbage where there is much of it. V8 would let a large build grow by as much again first. */
export function tidy(): void {
  if (process.memoryUsage().heapUsed < MUCH) return;
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
    setFlagsFromString("--no-expose-gc");
  }
  collect();
}
