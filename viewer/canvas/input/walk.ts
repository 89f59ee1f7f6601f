import type { Point } from "../renderer.ts";
import type { SceneEdge, SceneNode } from "../scene.ts";

/** Directions of the arrow keys, on a screen whose y runs down. */
export const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** A neighbour counts as lying in a direction within this angle of it: with four keys, every neighbour lies in one. */
const WITHIN = Math.PI / 4 + 1e-9;

/**
 * The neighbour that an arrow key walks to: of those that lie in its direction, the nearest by eye, for which a bend in the way counts
 * as a longer way. Null where none lies there.
 */
export function neighbourTowards(
  edges: readonly SceneEdge[],
  at: (id: string) => Point | null,
  from: string,
  direction: Point,
): string | null {
  const here = at(from);
  if (!here) return null;
  let nearest: string | null = null;
  let least = Infinity;
  for (const { source, target } of edges) {
    const other = source === from ? target : target === from ? source : null;
    const there = other === null || other === from ? null : at(other);
    if (other === null || !there) continue;
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const length = Math.hypot(dx, dy);
    const bend = Math.acos(Math.max(-1, Math.min(1, (dx * direction.x + dy * direction.y) / (length || 1))));
    if (length === 0 || bend > WITHIN) continue;
    const cost = length * (1 + bend);
    if (cost < least || (cost === least && nearest !== null && other < nearest)) [least, nearest] = [cost, other];
  }
  return nearest;
}

/** Where a walk begins: at what is opened, else at the largest mark. */
export function firstStep(nodes: readonly SceneNode[], opened: string | null): string | null {
  if (opened !== null && nodes.some(({ id }) => id === opened)) return opened;
  let first: SceneNode | null = null;
  for (const node of nodes) if (!first || node.size > first.size) first = node;
  return first?.id ?? null;
}

/** The line that leads from one node to another, the thickest where several do; null: none. */
export function edgeBetween(edges: readonly SceneEdge[], a: string, b: string): SceneEdge | null {
  const between = edges.filter(
    ({ source, target }) => (source === a && target === b) || (source === b && target === a),
  );
  return between.reduce<SceneEdge | null>(
    (best, one) => (best && best.facts.length >= one.facts.length ? best : one),
    null,
  );
}

/** All nodes that a line ties to this one. */
export function neighboursOf(edges: readonly SceneEdge[], id: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { source, target } of edges) {
    if (source === target) continue;
    if (source === id) found.add(target);
    else if (target === id) found.add(source);
  }
  return found;
}
