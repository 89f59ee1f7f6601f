import { mix, type Palette } from "../../canvas/palette.ts";
import type { Emphasis, Point, Projection } from "../../canvas/renderer.ts";
import { DASHES, MOST_CURVES, type Scene, type SceneEdge } from "../../canvas/scene.ts";
import { element } from "./svg-text.ts";
import { curveTrack, loopTrack, pair, type Track } from "./track.ts";

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
    return strokes(edge, track, start, end, look, palette);
  }
}

function strokes(
  edge: SceneEdge,
  track: Track,
  start: number,
  end: number,
  { color, thickness }: { readonly color: string; readonly thickness: number },
  palette: Palette,
): string {
  const arrow = edge.directed ? Math.min(end - start, thickness * 2.2 + 5) : 0;
  const dashes = DASHES[edge.support];
  const line = element("path", {
    d: track.path(start, end - arrow),
    stroke: color,
    "stroke-width": thickness,
    "stroke-dasharray": dashes.length > 0 ? dashes.map((n) => n || 0.01).join(" ") : undefined,
    "stroke-linecap": dashes[0] === 0 ? "round" : undefined,
  });
  const head = arrow > 0 ? arrowHead(track, end, arrow, thickness * 1.1 + 2.2, color) : "";
  const middle = (start + end - arrow) / 2;
  const [at, along] = [track.at(middle), track.heading(middle)];
  const arms = Math.max(6.5, thickness * 1.25);
  if (edge.support === "denied") return line + head + cross(at, along, color, arms);
  if (edge.contested === "no") return line + head;
  return line + head + slashes(at, along, edge.contested === "independently", color, palette.background, arms);
}

function arrowHead(track: Track, end: number, length: number, half: number, color: string): string {
  const [tip, foot, along] = [track.at(end), track.at(end - length), track.heading(end - length / 2)];
  const left = off(foot, along, 0, half);
  const right = off(foot, along, 0, -half);
  return element("path", { d: `M${pair(tip)}L${pair(left)}L${pair(right)}Z`, fill: color });
}

function cross(at: Point, along: Point, color: string, arms: number): string {
  const arm = arms * Math.SQRT1_2;
  const d = [arm, -arm].map((y) => `M${pair(off(at, along, -arm, -y))}L${pair(off(at, along, arm, y))}`).join("");
  return element("path", { d, stroke: color, "stroke-width": 2.2 });
}

/** One slash: a party to the fact denies it; two: somebody else does. A gap sets them off from the line. */
function slashes(at: Point, along: Point, two: boolean, color: string, ground: string, arms: number): string {
  const slash = (shift: number): string =>
    `M${pair(off(at, along, shift - arms / 2, -arms))}L${pair(off(at, along, shift + arms / 2, arms))}`;
  const gap = element("path", { d: slash(0), stroke: ground, "stroke-width": two ? 9.6 : 5.2 });
  const d = two ? slash(-2.2) + slash(2.2) : slash(0);
  return gap + element("path", { d, stroke: color, "stroke-width": 2 });
}

/** A point so far along and so far beside. */
function off({ x, y }: Point, along: Point, forwards: number, beside: number): Point {
  return { x: x + along.x * forwards + along.y * beside, y: y + along.y * forwards - along.x * beside };
}
