import type { Palette } from "../palette.ts";
import type { Projection } from "../renderer.ts";
import type { SceneNode } from "../scene.ts";

/** A ring around the node that the keyboard is at. */
export function drawCursor(
  context: CanvasRenderingContext2D,
  { at, scale }: Projection,
  node: SceneNode | undefined,
  palette: Palette,
): void {
  const point = node && at(node.id);
  if (!node || !point) return;
  context.beginPath();
  context.arc(point.x, point.y, scale(node.size) * 1.25 + 5, 0, 2 * Math.PI);
  context.strokeStyle = palette.selection;
  context.lineWidth = 3;
  context.stroke();
}
