import iterate from "graphology-layout-forceatlas2/iterate.js";
import type { Bodies, Forces } from "../../../src/compile/layout/fast-force-atlas.ts";
import type { LayoutInput, Positions } from "../../../src/compile/layout/layout-input.ts";

/** The forces that large graphs are laid out with. */
export const FORCES: Forces = { scaling: 10, gravity: 0.05, theta: 1.2 };

export function bodiesOf({ ids, from, to, pull }: LayoutInput): Bodies {
  const mass = new Float64Array(ids.length).fill(1);
  for (const [edge, a] of from.entries()) {
    for (const end of [a, to[edge] ?? 0]) mass[end] = (mass[end] ?? 0) + (pull[edge] ?? 0);
  }
  return { mass, from, to, pull: Float64Array.from(pull) };
}

/** What the package makes of the same graph, the same start and the same forces. */
export function graphologyForceAtlas(
  input: LayoutInput,
  { x, y }: Positions,
  steps: number,
  barnesHut: boolean,
): Positions {
  const { mass } = bodiesOf(input);
  const nodes = new Float32Array(input.ids.length * 10);
  for (const n of input.ids.keys()) nodes.set([x[n] ?? 0, y[n] ?? 0, 0, 0, 0, 0, mass[n] ?? 1, 1, 1, 0], n * 10);
  const edges = Float32Array.from(
    [...input.from].flatMap((a, e) => [a * 10, (input.to[e] ?? 0) * 10, input.pull[e] ?? 0]),
  );
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: FORCES.scaling,
    strongGravityMode: true,
    gravity: FORCES.gravity,
    slowDown: 1 + Math.log(input.ids.length),
    barnesHutOptimize: barnesHut,
    barnesHutTheta: 1,
  };
  for (let step = 0; step < steps; step += 1) iterate(settings, nodes, edges);
  const axis = (at: number) => Float64Array.from(input.ids, (_, n) => nodes[n * 10 + at] ?? 0);
  return { x: axis(0), y: axis(1) };
}
