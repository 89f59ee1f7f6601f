import { strokes } from "../../../src/draw/edge-strokes.ts";
import { element } from "../../../src/draw/svg-text.ts";
import { curveTrack, loopTrack } from "../../../src/draw/track.ts";
import { mix, type Palette } from "../../canvas/palette.ts";
import type { Emphasis, Projection } from "../../canvas/renderer.ts";
import { MOST_CURVES, type Scene, type SceneEdge } from "../../canvas/scene.ts";

interface Frame {
  readonly scene: Scene;
  readonly projection: Projection;
  readonly emphasis: Emphasis;
  readonly palette: Palette;
}

/** Every edge as on the canvas: hue, dashes by support, arrow, the marks of what is contested or denied. */
export function drawEdges({ scene, projection, emphasis, palette }: Frame): string {
  const radii = new Map(scene.nodes.map(({ id, size }) => [id, projection.scale(size)]));
  const straight = scene.edges.length > MOST_CURVES;
  const drawn = scene.edges.map((edge) => {
    const selected = emphasis.selectedEdges.has(edge.key);
    const strong = emphasis.strongEdges.has(edge.key);
    const dim = emphasis.dims && !selected && !strong;
    const size = edge.thickness + (selected ? 2.2 : strong ? 0.4 : 0);
    const color = dim ? mix(edge.color, palette.background, 0.85) : edge.color;
    const above = selected ? 3 : strong ? 2 : dim ? 0 : edge.secondary ? 0 : 1;
    const thickness = Math.max(1, size * Math.sqrt(projection.scale(1)));
    return { above, svg: drawEdge(edge, { color, thickness }) };
  });
  drawn.sort((a, b) => a.above - b.above);
  return element("g", { fill: "none" }, ...drawn.map(({ svg }) => svg));

  function drawEdge(edge: SceneEdge, look: { color: string; thickness: number }): string {
    const [a, b] = [projection.at(edge.source), projection.at(edge.target)];
    if (!a || !b) return "";
    const [start, reach] = [radii.get(edge.source) ?? 0, radii.get(edge.target) ?? 0];
    const track =
      edge.source === edge.target
        ? loopTrack(a, start, edge.curvature)
        : curveTrack(a, b, straight ? 0 : edge.curvature);
    const end = track.length - reach;
    if (end - start < 1) return "";
    return strokes(edge, track, start, end, { ...look, ground: palette.background });
  }
}
