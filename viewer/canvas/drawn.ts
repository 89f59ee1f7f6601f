import { mix, type Palette } from "./palette.ts";
import type { DrawnEdge } from "./programs/edge-program.ts";
import { styleOf } from "./programs/edge-program.ts";
import { type DrawnNode, shapeNumber } from "./programs/node-program.ts";
import type { Emphasis } from "./renderer.ts";
import type { SceneEdge, SceneNode } from "./scene.ts";

/** How sigma is to draw a node or an edge: what its reducers answer. */
export interface Look {
  readonly palette: Palette;
  readonly emphasis: Emphasis;
  readonly hovered: string | null;
  /** Too many edges to fan out: each that does not stand out is a plain line of a pixel. */
  readonly plain: boolean;
}

export const HIDDEN_NODE = { hidden: true, type: "shape", size: 1, color: "#000000" };

/** What is folded away, so that its edges end where and as they do at its group. */
export function nodeUnder({ size }: SceneNode): Partial<DrawnNode> {
  return { type: "shape", size, color: "#000000", under: true };
}

/** One for all: sigma keeps nothing in it. */
export const HIDDEN_EDGE = { hidden: true, type: "line", size: 1, color: "#000000" };

export function drawnNode(node: SceneNode, { palette, emphasis, hovered, plain }: Look): Partial<DrawnNode> {
  const { id, size, shape, variant, hub } = node;
  const selected = emphasis.selectedNodes.has(id);
  const strong = selected || id === hovered || emphasis.strongNodes.has(id);
  const dim = emphasis.dims && !strong;
  return {
    // Marks lie above lines, and thousands of them would cover what stands out.
    size: dim && plain ? size * 0.45 : size,
    color: dim ? mix(node.color, palette.background, 0.8) : node.color,
    type: "shape",
    shape: shapeNumber(shape, variant),
    rim: selected ? palette.selection : palette.background,
    ground: palette.background,
    zIndex: dim ? 0 : selected ? 4 : strong ? 3 : hub ? 2 : 1,
  };
}

/** How edges are drawn in a look: asked of each of a scene's. */
export function edgeLook(look: Look): (edge: SceneEdge) => Partial<DrawnEdge> {
  const { palette, emphasis, plain } = look;
  // One for all edges of a colour: sigma keeps nothing in it, and there are tens of thousands of them.
  const lines = new Map<string, Partial<DrawnEdge>>();
  const share = emphasis.dims ? 0.9 : 0.62;
  const lineOf = (color: string): Partial<DrawnEdge> => {
    let line = lines.get(color);
    if (!line) {
      line = { type: "line", size: 1, color: mix(color, palette.background, share), zIndex: 0 };
      lines.set(color, line);
    }
    return line;
  };
  const isCalm = emphasis.selectedEdges.size === 0 && emphasis.strongEdges.size === 0;
  return (edge) => {
    const selected = !isCalm && emphasis.selectedEdges.has(edge.key);
    const strong = selected || (!isCalm && emphasis.strongEdges.has(edge.key));
    if (plain && !strong) return lineOf(edge.color);
    const dim = emphasis.dims && !strong;
    return {
      type: "curved",
      size: edge.thickness + (selected ? 2.2 : strong ? 0.4 : 0),
      color: dim ? mix(edge.color, palette.background, 0.85) : edge.color,
      curvature: edge.curvature,
      style: styleOf(edge.support, edge.contested, edge.directed),
      zIndex: selected ? 4 : strong ? 3 : dim ? 0 : edge.secondary ? 1 : 2,
    };
  };
}
