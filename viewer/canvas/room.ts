import type Sigma from "sigma";
import type { Camera } from "../state/view-state.ts";
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
  const points = wanted.map((node) => sigma.graphToViewport(node, now));
  if (points.length === 0) return null;
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right, top, bottom] = [lowest(xs), -lowest(xs.map((x) => -x)), lowest(ys), -lowest(ys.map((y) => -y))];
  const center = sigma.viewportToFramedGraph({ x: (left + right) / 2, y: (top + bottom) / 2 }, now);
  const room = { x: Math.max(80, width - (named ? Math.max(130, width * 0.3) : 130)), y: Math.max(80, height - 90) };
  const scale = Math.max((right - left) / room.x, (bottom - top) / room.y);
  const ratio = Math.max(sigma.getCamera().getState().ratio * scale, points.length === 1 ? 0.3 : 0.12);
  return { x: center.x, y: center.y, ratio: sigma.getCamera().getBoundedRatio(ratio) };
}

function lowest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}
