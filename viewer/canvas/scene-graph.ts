import { MultiGraph } from "graphology";
import { styleOf } from "./edge-program.ts";
import { shapeNumber } from "./node-program.ts";
import type { Palette } from "./palette.ts";
import type { Scene } from "./scene.ts";

/** Above this many edges lines are straight: fanning them out costs more than it shows. */
const MOST_CURVES = 10_000;

/** A scene as the graph that sigma binds. Never changed once bound: the next view gets a graph of its own. */
export function sceneGraph(scene: Scene, palette: Palette): MultiGraph {
  const graph = new MultiGraph({ allowSelfLoops: true });
  const straight = scene.edges.length > MOST_CURVES;
  for (const { id, x, y, size, color, shape, variant, hub } of scene.nodes) {
    const number = shapeNumber(shape, variant);
    graph.addNode(id, {
      x,
      y,
      size,
      color,
      type: "shape",
      shape: number,
      rim: palette.background,
      ground: palette.background,
      zIndex: hub ? 1 : 0,
    });
  }
  for (const edge of scene.edges) {
    const loop = edge.source === edge.target;
    graph.addDirectedEdgeWithKey(edge.key, edge.source, edge.target, {
      size: edge.thickness,
      color: edge.color,
      type: straight && !loop ? "straight" : "curved",
      curvature: edge.curvature,
      style: styleOf(edge.support, edge.contested, edge.directed),
      zIndex: edge.secondary ? 0 : 1,
    });
  }
  return graph;
}

export interface Extent {
  readonly x: [number, number];
  readonly y: [number, number];
}

/** The square-ish box of all positions, so that filtering never makes the rest jump. Null for an empty graph. */
export function extentOf(positions: Iterable<readonly [number, number]>): Extent | null {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of positions) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return left <= right ? { x: [left, right], y: [top, bottom] } : null;
}
