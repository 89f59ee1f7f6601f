import type { LayoutInput, Positions } from "../../../src/compile/layout/layout-input.ts";
import { random } from "../../bench/generate/random.ts";

/** A connected graph of villages: most ties are near, a few lead far, and some nodes are known to all. */
export function villages(order: number, seed: number): LayoutInput {
  const source = random(seed);
  const pairs = new Map<number, number>();
  const tie = (a: number, b: number, pull: number) => {
    if (a !== b) pairs.set(Math.min(a, b) * order + Math.max(a, b), pull);
  };
  for (let n = 0; n < order; n += 1) {
    if (n > 0) tie(n, n - 1 - source.int(Math.min(n, 4)), 1);
    for (let k = 0; k < 3; k += 1) tie(n, Math.min(order - 1, n + source.int(12)), 0.5 + source.int(4) / 4);
    if (source.chance(0.1)) tie(n, source.int(order), 0.2);
    if (source.chance(0.2)) tie(n, source.int(5), 0.2);
  }
  const keys = [...pairs.keys()].sort((a, b) => a - b);
  return {
    ids: Array.from({ length: order }, (_, n) => `node-${n}`),
    from: Uint32Array.from(keys, (key) => Math.floor(key / order)),
    to: Uint32Array.from(keys, (key) => key % order),
    pull: Float32Array.from(keys, (key) => pairs.get(key) ?? 0),
    size: new Float32Array(order).fill(5),
    label: new Uint16Array(order).fill(10),
  };
}

/** Neighbours of each node. */
export function neighbourSets({ ids, from, to }: LayoutInput): Set<number>[] {
  const sets = ids.map(() => new Set<number>());
  for (const [edge, a] of from.entries()) {
    const b = to[edge] ?? a;
    sets[a]?.add(b);
    sets[b]?.add(a);
  }
  return sets;
}

/** Of the nodes drawn nearest to a node, as many as it has neighbours: the share that are its neighbours. */
export function neighbourhoodKept(input: LayoutInput, { x, y }: Positions, samples: number): number {
  const sets = neighbourSets(input);
  let kept = 0;
  for (let k = 0; k < samples; k += 1) {
    const n = Math.floor((k * input.ids.length) / samples);
    const own = sets[n] ?? new Set();
    const far = (m: number) => ((x[m] ?? 0) - (x[n] ?? 0)) ** 2 + ((y[m] ?? 0) - (y[n] ?? 0)) ** 2;
    const nearest = [...input.ids.keys()].filter((m) => m !== n).sort((a, b) => far(a) - far(b));
    kept += nearest.slice(0, own.size).filter((m) => own.has(m)).length / Math.max(1, own.size);
  }
  return kept / samples;
}

/** How badly distances as drawn follow distances in hops, from a few nodes to all: 0 is perfect, at the best scale. */
export function stress(input: LayoutInput, { x, y }: Positions, samples: number): number {
  const sets = neighbourSets(input);
  let [drawn, both, hops] = [0, 0, 0];
  for (let k = 0; k < samples; k += 1) {
    const start = Math.floor((k * input.ids.length) / samples);
    for (const [n, distance] of hopsFrom(sets, start)) {
      if (distance === 0) continue;
      const length = Math.hypot((x[n] ?? 0) - (x[start] ?? 0), (y[n] ?? 0) - (y[start] ?? 0));
      drawn += (length / distance) ** 2;
      both += length / distance;
      hops += 1;
    }
  }
  return 1 - both ** 2 / (drawn * hops);
}

/** How long edges are on average against how far nodes are apart. */
export function edgeLength({ ids, from, to }: LayoutInput, { x, y }: Positions, samples: number): number {
  const far = (a: number, b: number) => Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
  const source = random(1);
  let apart = 0;
  for (let k = 0; k < samples; k += 1) apart += far(source.int(ids.length), source.int(ids.length));
  const edges = from.reduce((sum, a, edge) => sum + far(a, to[edge] ?? a), 0);
  return edges / from.length / (apart / samples);
}

function hopsFrom(sets: readonly ReadonlySet<number>[], start: number): Map<number, number> {
  const seen = new Map([[start, 0]]);
  for (const [n, distance] of seen) {
    for (const other of sets[n] ?? []) if (!seen.has(other)) seen.set(other, distance + 1);
  }
  return seen;
}
