import type { Bodies } from "./fast-force-atlas.ts";
import type { Positions } from "./layout-input.ts";
import { neighboursOf } from "./neighbours.ts";
import { sumPairs } from "./sum-pairs.ts";

/**
 * An order in which points that are tied come near one another (breadth first): what the forces read for one edge then
 * mostly lies beside what they read for the one before. `order[n]` is the old number of the new point n.
 */
export function nearbyOrder(bodies: Bodies): Uint32Array {
  const count = bodies.mass.length;
  const { starts, ends } = neighboursOf(bodies);
  const order = new Uint32Array(count);
  const seen = new Uint8Array(count);
  let filled = 0;
  for (let first = 0; first < count; first += 1) {
    if (seen[first]) continue;
    seen[first] = 1;
    order[filled] = first;
    filled += 1;
    for (let at = filled - 1; at < filled; at += 1) {
      const point = order[at] ?? 0;
      for (let tie = starts[point] ?? 0; tie < (starts[point + 1] ?? 0); tie += 1) {
        const other = ends[tie] ?? 0;
        if (seen[other]) continue;
        seen[other] = 1;
        order[filled] = other;
        filled += 1;
      }
    }
  }
  return order;
}

/** The same bodies under new numbers, edges sorted by them. */
export function renumber({ mass, from, to, pull }: Bodies, order: Uint32Array): Bodies {
  const now = new Uint32Array(order.length);
  for (let n = 0; n < order.length; n += 1) now[order[n] ?? 0] = n;
  const renumbered = (n: number): number => now[n] ?? 0;
  return {
    mass: Float64Array.from(order, (old) => mass[old] ?? 0),
    ...sumPairs({ from: from.map(renumbered), to: to.map(renumbered), pull }, order.length),
  };
}

/** Positions under new numbers. */
export function toOrder({ x, y }: Positions, order: Uint32Array): Positions {
  return { x: Float64Array.from(order, (old) => x[old] ?? 0), y: Float64Array.from(order, (old) => y[old] ?? 0) };
}

/** Positions under old numbers again. */
export function fromOrder({ x, y }: Positions, order: Uint32Array): Positions {
  const old = { x: new Float64Array(order.length), y: new Float64Array(order.length) };
  for (let n = 0; n < order.length; n += 1) {
    const point = order[n] ?? 0;
    old.x[point] = x[n] ?? 0;
    old.y[point] = y[n] ?? 0;
  }
  return old;
}
