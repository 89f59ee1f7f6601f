import type Sigma from "sigma";
import type { Camera } from "../state/view-state.ts";
import { extentOf } from "./extent.ts";
import type { Point } from "./renderer.ts";
import type { SceneNode } from "./scene.ts";

/**
 * Marks are drawn smaller where there is less room: 1 for a desktop's canvas, about a half for a phone's.
 *
 * @param upright whether what is wider than high stays so, and has a phone's width alone
 */
export function roomFor({ offsetWidth, offsetHeight }: HTMLElement, upright: boolean): number {
  if (upright && offsetHeight > offsetWidth) return Math.min(1, Math.max(0.34, offsetWidth / 1_100));
  return Math.min(1, Math.max(0.5, Math.sqrt((offsetWidth * offsetHeight) / 700_000)));
}

/**
 * The camera that shows all of these nodes; null where there are none.
 *
 * @param named whether their names lie outside of them all
 */
export function fitted(sigma: Sigma, wanted: readonly SceneNode[], named: boolean): Camera | null {
  const { width, height } = sigma.getDimensions();
  const now = { cameraState: sigma.getCamera().getState() };
  // One affine map leads from the graph to the screen: three points tell it of thousands.
  const at = (x: number, y: number): Point => sigma.graphToViewport({ x, y }, now);
  const [o, i, j] = [at(0, 0), at(1, 0), at(0, 1)];
  const box = extentOf(
    wanted.map(({ x, y }) => [o.x + x * (i.x - o.x) + y * (j.x - o.x), o.y + x * (i.y - o.y) + y * (j.y - o.y)]),
  );
  if (!box) return null;
  const [[left, right], [top, bottom]] = [box.x, box.y];
  const center = sigma.viewportToFramedGraph({ x: (left + right) / 2, y: (top + bottom) / 2 }, now);
  const room = { x: Math.max(80, width - (named ? Math.max(130, width * 0.3) : 130)), y: Math.max(80, height - 90) };
  const scale = Math.max((right - left) / room.x, (bottom - top) / room.y);
  const ratio = Math.max(sigma.getCamera().getState().ratio * scale, wanted.length === 1 ? 0.3 : 0.12);
  return { x: center.x, y: center.y, ratio: sigma.getCamera().getBoundedRatio(ratio) };
}
