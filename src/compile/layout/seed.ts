import { hashOf } from "../../text/hash.ts";
import type { Positions } from "./layout-input.ts";

/** Start positions in a square as wide as so many nodes need; each depends on the node's id alone. */
export function seedPositions(ids: readonly string[]): Positions {
  const width = 10 * Math.sqrt(ids.length);
  return {
    x: Float64Array.from(ids, (id) => (hashText(id, 0x811c9dc5) - 0.5) * width),
    y: Float64Array.from(ids, (id) => (hashText(id, 0x9747b28c) - 0.5) * width),
  };
}

/** A hash with a final mix (ids that differ in their last letter would start side by side without); from 0 to below 1. */
function hashText(text: string, seed: number): number {
  let hash = hashOf(text, seed);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
