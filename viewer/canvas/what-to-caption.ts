import { compareText } from "../../src/model/order.ts";
import type { Captioned, EdgeCaption } from "./captions.ts";
import { legible, type Palette } from "./palette.ts";
import type { Emphasis, Point, Projection } from "./renderer.ts";
import type { SceneEdge, SceneNode } from "./scene.ts";

export interface CaptionView {
  readonly projection: Projection;
  readonly nodes: ReadonlyMap<string, SceneNode>;
  readonly edges: readonly SceneEdge[];
  /** The edge or ribbon that goes by a key. */
  readonly edgeNamed: (key: string) => SceneEdge | undefined;
  readonly emphasis: Emphasis;
  readonly marks: ReadonlyMap<string, string>;
  readonly hovered: string | null;
  readonly palette: Palette;
  /** Names are written on the side that faces away from here. */
  readonly awayFrom: readonly [number, number] | null;
}

/** More names on one screen than this no one reads; the rest waits until the reader zooms in. */
const MOST_NODES = 600;
const MOST_EDGES = 22;
/** So few edges are named without anything standing out. */
const FEW_EDGES = 60;
/** Where along an edge its name is: the middle is for the mark of what is contested. */
const BESIDE = 0.38;
/** So few that stand out are named whatever their names cover. */
const FEW = 8;

/** The nodes whose names to try, most important first: selected, hovered, their neighbours, then by size. */
export function captionedNodes(view: CaptionView, byImportance: readonly SceneNode[]): Captioned[] {
  const { emphasis, hovered, nodes } = view;
  const first = [...emphasis.selectedNodes, ...(hovered ? [hovered] : []), ...emphasis.strongNodes];
  const seen = new Set<string>();
  const result: Captioned[] = [];
  const { width, height } = view.projection;
  const middle = view.awayFrom ? view.projection.spot(view.awayFrom).x : Number.NEGATIVE_INFINITY;
  const add = (node: SceneNode | undefined): void => {
    if (!node || seen.has(node.id)) return;
    seen.add(node.id);
    const point = view.projection.at(node.id);
    if (!point || point.x < -50 || point.y < -50 || point.x > width + 50 || point.y > height + 50) return;
    result.push({
      ...point,
      id: node.id,
      label: node.label,
      mark: view.marks.get(node.id) ?? "",
      radius: view.projection.scale(node.size),
      leftFirst: point.x < middle,
      ...rank(view, node),
    });
  };
  for (const id of first) add(nodes.get(id));
  for (const node of byImportance) {
    if (result.length >= MOST_NODES) break;
    add(node);
  }
  return result;
}

function rank({ emphasis, hovered }: CaptionView, node: SceneNode): Pick<Captioned, "emphasis" | "hub"> {
  const { id, hub } = node;
  const chosen = emphasis.selectedNodes.has(id);
  if (id === hovered || (chosen && emphasis.selectedNodes.size <= FEW)) return { emphasis: "selected", hub };
  if (chosen) return { emphasis: "strong", hub };
  if (emphasis.strongNodes.has(id)) return { emphasis: emphasis.strongNodes.size <= FEW ? "must" : "strong", hub };
  return { emphasis: emphasis.dims ? "dimmed" : "normal", hub };
}

/** Edges are named where there are few of them, widest first; else where they are selected, at a selected or hovered node, or spokes of a hub in view. */
export function edgeCaptions(view: CaptionView): EdgeCaption[] {
  const { emphasis, edges, palette } = view;
  const chosen = [...emphasis.selectedEdges, ...emphasis.strongEdges];
  const named = chosen.length > 0 || edges.length > FEW_EDGES ? chosen.map(view.edgeNamed) : widest(edges);
  const result: EdgeCaption[] = [];
  for (const edge of named) {
    if (result.length >= MOST_EDGES) break;
    const place = edge && middleOf(view.projection, edge, view.nodes);
    if (!edge || !place) continue;
    const thickness = edge.thickness * Math.sqrt(view.projection.scale(1));
    result.push({ ...place, label: edge.label, color: legible(edge.color, palette), thickness });
  }
  return result;
}

function widest(edges: readonly SceneEdge[]): readonly SceneEdge[] {
  return [...edges].sort((a, b) => b.thickness - a.thickness || compareText(a.key, b.key));
}

function middleOf(
  projection: Projection,
  edge: SceneEdge,
  nodes: ReadonlyMap<string, SceneNode>,
): (Point & Pick<EdgeCaption, "along">) | null {
  const a = projection.at(edge.source);
  const b = projection.at(edge.target);
  if (!a || !b) return null;
  if (edge.source === edge.target) {
    const radius = projection.scale(nodes.get(edge.source)?.size ?? 4);
    return { x: a.x + radius * 1.6, y: a.y - radius * 1.8 - 10, along: { x: 1, y: 0 } };
  }
  // Screen y runs down where the shader's runs up, so the curve bends to the other side here.
  const middle = {
    x: (a.x + b.x) / 2 + (b.y - a.y) * edge.curvature,
    y: (a.y + b.y) / 2 - (b.x - a.x) * edge.curvature,
  };
  const [before, at, after] = [(1 - BESIDE) ** 2, 2 * BESIDE * (1 - BESIDE), BESIDE ** 2];
  const point = { x: a.x * before + middle.x * at + b.x * after, y: a.y * before + middle.y * at + b.y * after };
  const length = Math.hypot(a.x - b.x, a.y - b.y);
  // About as the curve leads there: what is thick enough to matter is hardly bent.
  return length < 34 ? null : { ...point, along: { x: (b.x - a.x) / length, y: (b.y - a.y) / length } };
}
