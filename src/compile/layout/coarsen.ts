import type { Bodies } from "./fast-force-atlas.ts";
import { neighboursOf } from "./neighbours.ts";
import { sumPairs } from "./sum-pairs.ts";

/** A smaller graph in which each point stands for a few neighbours of the larger one. */
export interface Coarse {
  readonly bodies: Bodies;
  /** For each point of the larger graph, the point that stands for it. */
  readonly parent: Uint32Array;
}

/** Points that one point may stand for. */
const MOST = 4;

/** Joins each point to the neighbour that it is tied to most closely, hubs last. Points stay in their order. */
export function coarsen(bodies: Bodies): Coarse {
  const { parent, count } = group(bodies);
  const mass = new Float64Array(count);
  for (let n = 0; n < parent.length; n += 1) {
    const own = parent[n] ?? 0;
    mass[own] = (mass[own] ?? 0) + (bodies.mass[n] ?? 0);
  }
  const home = (n: number): number => parent[n] ?? 0;
  const { from, to, pull } = bodies;
  return { parent, bodies: { mass, ...sumPairs({ from: from.map(home), to: to.map(home), pull }, count) } };
}

function group(bodies: Bodies): { parent: Uint32Array; count: number } {
  const total = bodies.mass.length;
  const { starts, ends, edges } = neighboursOf(bodies);
  const parent = new Uint32Array(total).fill(total);
  const members = new Uint8Array(total);
  let count = 0;
  for (let n = 0; n < total; n += 1) {
    if (parent[n] !== total) continue;
    let best = -1;
    let closest = 0;
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at += 1) {
      const other = ends[at] ?? 0;
      const home = parent[other] ?? total;
      if (home !== total && (members[home] ?? 0) >= MOST) continue;
      const closeness = (bodies.pull[edges[at] ?? 0] ?? 0) / (bodies.mass[other] ?? 1);
      if (closeness > closest) [best, closest] = [other, closeness];
    }
    let own = best < 0 ? total : (parent[best] ?? total);
    if (own === total) {
      own = count;
      count += 1;
      if (best >= 0) {
        parent[best] = own;
        members[own] = 1;
      }
    }
    parent[n] = own;
    members[own] = (members[own] ?? 0) + 1;
  }
  return { parent, count };
}
