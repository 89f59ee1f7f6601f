import { type Coarse, coarsen } from "./coarsen.ts";
import { type Bodies, type Forces, fastForceAtlas } from "./fast-force-atlas.ts";
import type { Positions } from "./layout-input.ts";
import { fromOrder, nearbyOrder, renumber, toOrder } from "./renumber.ts";

/** A graph this small is settled directly. */
const SMALLEST = 300;
/** A step down that joins fewer than this share of the points is not worth its cost. */
const LEAST_GAIN = 0.85;
/** Steps that a coarse graph gets: many where they cost little. */
const COARSE_STEPS = 300;
const COARSE_WORK = 450_000;

/**
 * Settles a large graph from the coarse to the fine: what takes thousands of steps node by node (which region goes where)
 * takes a few hundred cheap ones among some hundred points. `start` is read for where points begin; gives new positions.
 */
export function settle(bodies: Bodies, start: Positions, forces: Forces, steps: number): Positions {
  const order = nearbyOrder(bodies);
  return fromOrder(settleLevel(renumber(bodies, order), toOrder(start, order), forces, steps), order);
}

function settleLevel(bodies: Bodies, start: Positions, forces: Forces, steps: number): Positions {
  const { mass } = bodies;
  const coarse = mass.length > SMALLEST ? coarsen(bodies) : null;
  if (coarse === null || coarse.bodies.mass.length > mass.length * LEAST_GAIN) {
    fastForceAtlas(bodies, start, forces, Math.max(steps, stepsFor(mass.length)));
    return start;
  }
  const size = coarse.bodies.mass.length;
  const above = settleLevel(coarse.bodies, gathered(coarse, start), forces, stepsFor(size));
  const positions = spreadOut(coarse, above, start);
  fastForceAtlas(bodies, positions, forces, steps);
  return positions;
}

/** As many as cost little. */
function stepsFor(size: number): number {
  return Math.min(COARSE_STEPS, Math.round(COARSE_WORK / size));
}

/** Each coarse point in the middle of those it stands for. */
function gathered({ parent, bodies }: Coarse, { x, y }: Positions): Positions {
  const size = bodies.mass.length;
  const middle = { x: new Float64Array(size), y: new Float64Array(size) };
  const members = new Uint32Array(size);
  for (let n = 0; n < parent.length; n += 1) {
    const own = parent[n] ?? 0;
    middle.x[own] = (middle.x[own] ?? 0) + (x[n] ?? 0);
    middle.y[own] = (middle.y[own] ?? 0) + (y[n] ?? 0);
    members[own] = (members[own] ?? 0) + 1;
  }
  for (let n = 0; n < size; n += 1) {
    middle.x[n] = (middle.x[n] ?? 0) / (members[n] ?? 1);
    middle.y[n] = (middle.y[n] ?? 0) / (members[n] ?? 1);
  }
  return middle;
}

/** Each point beside the one that stood for it, off to where it began, by about the distance that points have. */
function spreadOut({ parent }: Coarse, above: Positions, start: Positions): Positions {
  const count = parent.length;
  const gap = extent(above) / Math.sqrt(count) / Math.max(extent(start), 1e-9);
  const place = (axis: Float64Array, offset: Float64Array) =>
    Float64Array.from(parent, (own, n) => (axis[own] ?? 0) + (offset[n] ?? 0) * gap);
  return { x: place(above.x, start.x), y: place(above.y, start.y) };
}

function extent({ x, y }: Positions): number {
  const mean = (axis: Float64Array) => axis.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, axis.length);
  return 4 * Math.max(mean(x), mean(y));
}
