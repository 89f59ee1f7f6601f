import type { Quadtree } from "./quadtree.ts";

/** Keeps a point's distance from itself above zero; its pull on itself is still zero. */
const TINY = 1e-12;

/** What repels a leaf: cells from afar, points from near. Reused for every leaf. */
export interface Repellers {
  count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly mass: Float64Array;
}

export function emptyRepellers(tree: Quadtree): Repellers {
  const most = tree.x.length + tree.start.length;
  return { count: 0, x: new Float64Array(most), y: new Float64Array(most), mass: new Float64Array(most) };
}

/**
 * Adds to `forceX` and `forceY` what all points do to each one: `scaling * m1 * m2 / distance`, away from one another
 * (Barnes and Hut 1986). One walk through the tree serves a whole leaf: a cell counts as one body where it is narrower
 * than `theta` times its distance from the leaf's nearest edge.
 */
export function repel(
  tree: Quadtree,
  repellers: Repellers,
  { theta, scaling }: { readonly theta: number; readonly scaling: number },
  forceX: Float64Array,
  forceY: Float64Array,
): void {
  for (let leaf = 0; leaf < tree.cells; leaf += 1) {
    if (tree.next[leaf] !== leaf + 1) continue;
    gather(tree, repellers, leaf, theta * theta);
    const end = tree.end[leaf] ?? 0;
    for (let at = tree.start[leaf] ?? 0; at < end; at += 1) push(tree, repellers, at, scaling, forceX, forceY);
  }
}

function push(
  tree: Quadtree,
  { count, x, y, mass }: Repellers,
  at: number,
  scaling: number,
  forceX: Float64Array,
  forceY: Float64Array,
): void {
  const ownX = tree.x[at] ?? 0;
  const ownY = tree.y[at] ?? 0;
  let [sumX, sumY] = [0, 0];
  for (let n = 0; n < count; n += 1) {
    const dx = ownX - (x[n] ?? 0);
    const dy = ownY - (y[n] ?? 0);
    const factor = (mass[n] ?? 0) / (dx * dx + dy * dy + TINY);
    sumX += dx * factor;
    sumY += dy * factor;
  }
  const point = tree.order[at] ?? 0;
  const strength = scaling * (tree.mass[at] ?? 0);
  forceX[point] = (forceX[point] ?? 0) + sumX * strength;
  forceY[point] = (forceY[point] ?? 0) + sumY * strength;
}

function gather(tree: Quadtree, repellers: Repellers, leaf: number, theta2: number): void {
  const { left, right, bottom, top } = boxOf(tree, leaf);
  const { x, y, mass } = repellers;
  let count = 0;
  for (let cell = 0; cell < tree.cells; ) {
    const centreX = tree.centreX[cell] ?? 0;
    const centreY = tree.centreY[cell] ?? 0;
    const dx = centreX < left ? left - centreX : centreX > right ? centreX - right : 0;
    const dy = centreY < bottom ? bottom - centreY : centreY > top ? centreY - top : 0;
    const next = tree.next[cell] ?? tree.cells;
    if ((tree.width2[cell] ?? 0) < theta2 * (dx * dx + dy * dy)) {
      x[count] = centreX;
      y[count] = centreY;
      mass[count] = tree.cellMass[cell] ?? 0;
      count += 1;
      cell = next;
    } else if (next > cell + 1) {
      cell += 1;
    } else {
      const end = tree.end[cell] ?? 0;
      for (let at = tree.start[cell] ?? 0; at < end; at += 1) {
        x[count] = tree.x[at] ?? 0;
        y[count] = tree.y[at] ?? 0;
        mass[count] = tree.mass[at] ?? 0;
        count += 1;
      }
      cell = next;
    }
  }
  repellers.count = count;
}

function boxOf(tree: Quadtree, leaf: number): { left: number; right: number; bottom: number; top: number } {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  const end = tree.end[leaf] ?? 0;
  for (let at = tree.start[leaf] ?? 0; at < end; at += 1) {
    const x = tree.x[at] ?? 0;
    const y = tree.y[at] ?? 0;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  return { left, right, bottom, top };
}
