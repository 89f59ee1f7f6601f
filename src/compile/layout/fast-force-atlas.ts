import type { Positions } from "./layout-input.ts";
import { buildTree, emptyTree, refreshTree } from "./quadtree.ts";
import { emptyRepellers, repel } from "./repulsion.ts";
import { startsOf } from "./stable-order.ts";
import type { Pairs } from "./sum-pairs.ts";

/** Points move little in a step: a tree serves for a few. */
const STEPS_A_TREE = 3;

/**
 * What forces see of a graph: edges sorted by `from`, and no loops. `mass` is 1 and the pull of its edges for each node
 * that a point stands for.
 */
export interface Bodies extends Pairs {
  readonly mass: Float64Array;
}

export interface Forces {
  readonly scaling: number;
  readonly gravity: number;
  /** How narrow a cell must be, against its distance, to count as one body. */
  readonly theta: number;
}

/**
 * ForceAtlas2 (Jacomy et al. 2014) with the forces and the speed of graphology-layout-forceatlas2 under strong gravity,
 * on typed arrays. Moves `positions` in place. Deterministic.
 */
export function fastForceAtlas(bodies: Bodies, positions: Positions, forces: Forces, steps: number): void {
  const { x, y } = positions;
  const count = x.length;
  const tree = emptyTree(count);
  const repellers = emptyRepellers(tree);
  const starts = startsOf(bodies.from, count);
  const motion: Motion = {
    slowDown: 1 + Math.log(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
    oldX: new Float64Array(count),
    oldY: new Float64Array(count),
    convergence: new Float64Array(count).fill(1),
  };
  for (let step = 0; step < steps; step += 1) {
    motion.oldX.set(motion.x);
    motion.oldY.set(motion.y);
    if (step % STEPS_A_TREE === 0) buildTree(tree, x, y, bodies.mass);
    else refreshTree(tree, x, y);
    fall(bodies.mass, positions, forces.gravity, motion);
    repel(tree, repellers, forces, motion.x, motion.y);
    attract(bodies, starts, positions, motion);
    move(bodies.mass, positions, motion);
  }
}

interface Motion {
  readonly slowDown: number;
  /** Force on each point, in this step and in the one before. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly oldX: Float64Array;
  readonly oldY: Float64Array;
  readonly convergence: Float64Array;
}

/** Strong gravity, the first force of a step: it grows with the distance from the middle. */
function fall(mass: Float64Array, { x, y }: Positions, gravity: number, force: Motion): void {
  for (let n = 0; n < mass.length; n += 1) {
    const pull = gravity * (mass[n] ?? 0);
    force.x[n] = -pull * (x[n] ?? 0);
    force.y[n] = -pull * (y[n] ?? 0);
  }
}

/** `starts[a]` is the first edge of those that have their one end at point a. */
function attract({ to, pull }: Bodies, starts: Uint32Array, { x, y }: Positions, force: Motion): void {
  const { x: forceX, y: forceY } = force;
  for (let a = 0; a < x.length; a += 1) {
    const ownX = x[a] ?? 0;
    const ownY = y[a] ?? 0;
    const end = starts[a + 1] ?? 0;
    // What acts on point a is added up outside of memory.
    let sumX = forceX[a] ?? 0;
    let sumY = forceY[a] ?? 0;
    for (let edge = starts[a] ?? 0; edge < end; edge += 1) {
      const b = to[edge] ?? 0;
      const strength = pull[edge] ?? 0;
      const dx = (ownX - (x[b] ?? 0)) * strength;
      const dy = (ownY - (y[b] ?? 0)) * strength;
      sumX -= dx;
      sumY -= dy;
      forceX[b] = (forceX[b] ?? 0) + dx;
      forceY[b] = (forceY[b] ?? 0) + dy;
    }
    forceX[a] = sumX;
    forceY[a] = sumY;
  }
}

/** A point that swings slows down; one that keeps its course speeds up. */
function move(mass: Float64Array, { x, y }: Positions, force: Motion): void {
  const { slowDown, oldX, oldY, convergence } = force;
  for (let n = 0; n < mass.length; n += 1) {
    const dx = force.x[n] ?? 0;
    const dy = force.y[n] ?? 0;
    const beforeX = oldX[n] ?? 0;
    const beforeY = oldY[n] ?? 0;
    const swinging = Math.sqrt((mass[n] ?? 0) * Math.sqrt((beforeX - dx) ** 2 + (beforeY - dy) ** 2));
    const traction = Math.sqrt((beforeX + dx) ** 2 + (beforeY + dy) ** 2) / 2;
    const speed = ((convergence[n] ?? 0) * Math.log(1 + traction)) / (1 + swinging);
    convergence[n] = Math.min(1, Math.sqrt((speed * (dx * dx + dy * dy)) / (1 + swinging)));
    x[n] = (x[n] ?? 0) + (dx * speed) / slowDown;
    y[n] = (y[n] ?? 0) + (dy * speed) / slowDown;
  }
}
