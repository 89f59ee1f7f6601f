import type { Positions } from "./layout-input.ts";

/** Turns a part, in place, so that its longest extent lies level: screens are wide, and so are labels. */
export function layFlat({ x, y }: Positions): void {
  const count = x.length;
  const [cx, cy] = [sum(x) / count, sum(y) / count];
  let [xx, xy, yy] = [0, 0, 0];
  for (let n = 0; n < count; n += 1) {
    const [dx, dy] = [(x[n] ?? 0) - cx, (y[n] ?? 0) - cy];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let n = 0; n < count; n += 1) {
    const [dx, dy] = [(x[n] ?? 0) - cx, (y[n] ?? 0) - cy];
    x[n] = dx * cos + dy * sin;
    y[n] = dy * cos - dx * sin;
  }
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
