import type { Point, Projection } from "../renderer.ts";
import type { SceneEdge } from "../scene.ts";

/** Ray casting. */
export function isInside({ x, y }: Point, polygon: readonly Point[]): boolean {
  let inside = false;
  let before = polygon.at(-1);
  for (const point of polygon) {
    if (before && point.y > y !== before.y > y) {
      const crossing = ((before.x - point.x) * (y - point.y)) / (before.y - point.y) + point.x;
      if (x < crossing) inside = !inside;
    }
    before = point;
  }
  return inside;
}

/** The straight edge nearest to a point, within some pixels: for graphs too large for the GPU to pick edges from. */
export function nearestEdge(edges: readonly SceneEdge[], point: Point, { at }: Projection): SceneEdge | null {
  let nearest: SceneEdge | null = null;
  let least = 5;
  const known = new Map<string, Point | null>();
  const place = (id: string): Point | null => {
    if (!known.has(id)) known.set(id, at(id));
    return known.get(id) ?? null;
  };
  for (const edge of edges) {
    const [a, b] = [place(edge.source), place(edge.target)];
    if (!a || !b) continue;
    const away = distance(point, a, b);
    if (away < least) [least, nearest] = [away, edge];
  }
  return nearest;
}

function distance({ x, y }: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - a.x - dx * t, y - a.y - dy * t);
}
