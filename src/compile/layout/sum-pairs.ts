import { stableOrder } from "./stable-order.ts";

/** Ends of each edge, and how strongly it pulls. */
export interface Pairs {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly pull: Float64Array;
}

/**
 * Joins edges between the same two of `order` points, whichever way they go, and drops loops. The smaller end comes
 * first; edges are sorted by it, then by the other. Pulls are added up in the order in which they come. Counting sorts:
 * a Map of pairs takes several times as long.
 */
export function sumPairs({ from, to, pull }: Pairs, order: number): Pairs {
  const low = from.map((a, edge) => Math.min(a, to[edge] ?? a));
  const high = from.map((a, edge) => Math.max(a, to[edge] ?? a));
  const edges = stableOrder(low, order, stableOrder(high, order));
  const joined = {
    from: new Uint32Array(edges.length),
    to: new Uint32Array(edges.length),
    pull: new Float64Array(edges.length),
  };
  let last = -1;
  for (let at = 0; at < edges.length; at += 1) {
    const edge = edges[at] ?? 0;
    const a = low[edge] ?? 0;
    const b = high[edge] ?? 0;
    if (a === b) continue;
    if (last < 0 || joined.from[last] !== a || joined.to[last] !== b) {
      last += 1;
      joined.from[last] = a;
      joined.to[last] = b;
    }
    joined.pull[last] = (joined.pull[last] ?? 0) + (pull[edge] ?? 0);
  }
  const count = last + 1;
  return { from: joined.from.slice(0, count), to: joined.to.slice(0, count), pull: joined.pull.slice(0, count) };
}
