import { shape } from "../../../src/draw/mark.ts";
import { outline } from "../../../src/draw/shape-outline.ts";
import { element, short } from "../../../src/draw/svg-text.ts";
import { mix, type Palette } from "../../canvas/palette.ts";
import type { Emphasis, Projection } from "../../canvas/renderer.ts";
import type { Scene, SceneNode } from "../../canvas/scene.ts";

/** Every node as on the canvas: shape and filling by type, a rim that parts it from the lines beneath. */
export function drawNodes(scene: Scene, projection: Projection, emphasis: Emphasis, palette: Palette): string {
  const drawn = scene.nodes.map((node) => {
    const selected = emphasis.selectedNodes.has(node.id);
    const strong = selected || emphasis.strongNodes.has(node.id);
    const dim = emphasis.dims && !strong;
    const color = dim ? mix(node.color, palette.background, 0.8) : node.color;
    const above = selected ? 3 : strong ? 2 : dim ? 0 : node.hub ? 1 : 0;
    const rim = selected ? palette.selection : palette.background;
    return { above, svg: drawNode(node, projection, color, rim, palette.background) };
  });
  drawn.sort((a, b) => a.above - b.above);
  return element("g", { "stroke-linejoin": "round" }, ...drawn.map(({ svg }) => svg));
}

function drawNode(node: SceneNode, projection: Projection, color: string, rim: string, ground: string): string {
  const point = projection.at(node.id);
  if (!point) return "";
  const radius = projection.scale(node.size);
  const width = rim === ground ? 3 : 5.2;
  return element(
    "g",
    { transform: `translate(${short(point.x)} ${short(point.y)})` },
    element("path", { d: outline(node.shape, radius), fill: rim, stroke: rim, "stroke-width": width }),
    shape(node, radius, color, ground),
  );
}
