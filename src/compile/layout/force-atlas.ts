import type { ForceAtlas2Settings } from "graphology-layout-forceatlas2";
import iterate from "graphology-layout-forceatlas2/iterate.js";
import type { Bodies } from "./fast-force-atlas.ts";
import type { LayoutInput, Positions } from "./layout-input.ts";
import { settle } from "./multilevel.ts";

/** Numbers a node and an edge in the matrices that the package works on. */
const NODE = 10;
const EDGE = 3;

/** Up to here the package is fast enough; beyond, the same forces run on our own typed arrays, from coarse to fine. */
const SMALL = 2000;
const GRAVITY = 0.05;
const SCALING = 10;

/** ForceAtlas2 (Jacomy et al. 2014) on one connected part, from given start positions. Deterministic. */
export function forceAtlas(input: LayoutInput, start: Positions): Positions {
  const order = input.ids.length;
  if (order > SMALL) {
    const forces = { scaling: SCALING, gravity: GRAVITY, theta: 1.2 };
    return settle(bodiesOf(input), start, forces, stepsOfLarge(order));
  }
  const nodes = new Float32Array(order * NODE);
  for (let n = 0; n < order; n += 1) {
    // x, y, four forces, mass, convergence, size, fixed
    nodes.set([start.x[n] ?? 0, start.y[n] ?? 0, 0, 0, 0, 0, 1, 1, input.size[n] ?? 1, 0], n * NODE);
  }
  const edges = new Float32Array(input.from.length * EDGE);
  for (const [e, from] of input.from.entries()) {
    const [a, b, pull] = [from * NODE, (input.to[e] ?? 0) * NODE, input.pull[e] ?? 0];
    edges.set([a, b, pull], e * EDGE);
    nodes[a + 6] = (nodes[a + 6] ?? 0) + pull;
    nodes[b + 6] = (nodes[b + 6] ?? 0) + pull;
  }
  const settings = settingsFor(order);
  const steps = stepsFor(order);
  for (let step = 0; step < steps; step += 1) iterate(settings, nodes, edges);
  return {
    x: Float64Array.from({ length: order }, (_, n) => nodes[n * NODE] ?? 0),
    y: Float64Array.from({ length: order }, (_, n) => nodes[n * NODE + 1] ?? 0),
  };
}

/** Steps of the finest level. */
export function stepsOfLarge(order: number): number {
  return Math.max(20, Math.min(200, Math.round(1_200_000 / order)));
}

/** A node weighs one, and what its edges pull. */
function bodiesOf({ ids, from, to, pull }: LayoutInput): Bodies {
  const mass = new Float64Array(ids.length).fill(1);
  for (let edge = 0; edge < from.length; edge += 1) {
    for (const end of [from[edge] ?? 0, to[edge] ?? 0]) mass[end] = (mass[end] ?? 0) + (pull[edge] ?? 0);
  }
  return { mass, from, to, pull: Float64Array.from(pull) };
}

function settingsFor(order: number): Required<ForceAtlas2Settings> {
  return {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: SCALING,
    strongGravityMode: true,
    gravity: GRAVITY,
    slowDown: 1 + Math.log(order),
    barnesHutOptimize: order > 1000,
    barnesHutTheta: order > 1000 ? 1 : 0.5,
  };
}

/** A small graph is cheap to settle; a large one gets what a build can wait for. */
function stepsFor(order: number): number {
  return Math.max(60, Math.min(400, Math.round(600_000 / order)));
}
