import type { Links } from "../../compile/links.ts";
import { DERIVED, type PathsFile, STEPS } from "../../model/outputs/page.ts";
import { bytesOf } from "../byte-sink.ts";

/**
 * paths.json: the pairs that a path may lead over, each once, with the best step between the two.
 *
 * @param entities how many there are
 */
export function pathsJson(digest: string, entities: number, links: readonly Links[]): Uint8Array {
  const tied = Array.from({ length: entities }, (): number[] => []);
  const steps = new Array<string>(entities).fill("");
  let [first, second] = [-1, -1];
  for (const key of sortedKeys(entities, links)) {
    const pair = Math.floor(key / STEPS);
    const [from, to] = [Math.floor(pair / entities), pair % entities];
    if (from === first && to === second) continue;
    tied[from]?.push(to - (from === first ? second : from));
    steps[from] += (BEST_FIRST[key % STEPS] ?? 0).toString(STEPS);
    [first, second] = [from, to];
  }
  const file: PathsFile = { digest, tied, steps };
  return bytesOf(`${JSON.stringify(file)}\n`);
}

/** One number for each edge that paths may lead over, sorted by its two ends, the best first: up to 2^50 for eight million entities. */
function sortedKeys(entities: number, links: readonly Links[]): Float64Array {
  const keys = new Float64Array(links.reduce((sum, { steps }) => sum + steps.length, 0));
  let count = 0;
  for (const { ends, steps } of links) {
    for (let n = 0; n < steps.length; n += 1) {
      const [a, b, step] = [ends[2 * n] ?? 0, ends[2 * n + 1] ?? 0, steps[n] ?? 0];
      if (step === 0 || a === b) continue;
      keys[count] = (Math.min(a, b) * entities + Math.max(a, b)) * STEPS + BEST_FIRST.indexOf(step);
      count += 1;
    }
  }
  return keys.subarray(0, count).sort();
}

/** All steps that there may be: better support first, and of the same what one fact says. */
const BEST_FIRST: readonly number[] = Array.from({ length: STEPS }, (_, step) => step).sort(
  (a, b) => (b % DERIVED) - (a % DERIVED) || a - b,
);
