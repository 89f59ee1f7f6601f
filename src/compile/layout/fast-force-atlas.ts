import type { Positions } from "./layout-input.ts";
import { buildTree, emptyTree, refreshTree } from "./quadtree.ts";
import { emptyRepellers, repel } from "./repulsion.ts";

/** Points move little in a step: a tree serves for a few. */
const STEPS_A_TREE = 3;

/** What forces see of a graph; `mass` is 1 and the pull of its edges for each node that a point stands for. */
export interface Bodies {
  readonly mass: Float64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly pull: Float64Array;
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
    attract(bodies, positions, motion);
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

function attract({ from, to, pull }: Bodies, { x, y }: Positions, force: Motion): void {
  for (let edge = 0; edge < from.length; edge += 1) {
    const a = from[edge] ?? 0;
    const b = to[edge] ?? 0;
    const strength = pull[edge] ?? 0;
    const dx = ((x[a] ?? 0) - (x[b] ?? 0)) * strength;
    const dy = ((y[a] ?? 0) - (y[b] ?? 0)) * strength;
    force.x[a] = (force.x[a] ?? 0) - dx;
    force.y[a] = (force.y[a] ?? 0) - dy;
    force.x[b] = (force.x[b] ?? 0) + dx;
    force.y[b] = (force.y[b] ?? 0) + dy;
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
