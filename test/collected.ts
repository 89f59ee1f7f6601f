import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** How many of some objects nothing holds any more. */
export async function collected(all: readonly WeakRef<object>[]): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // A reference is good until the end of the turn in which it was made.
  await new Promise((done) => setImmediate(done));
  collect();
  return all.filter((one) => one.deref() === undefined).length;
}
