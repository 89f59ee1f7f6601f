export interface Extent {
  readonly x: [number, number];
  readonly y: [number, number];
}

/** The box of all positions, so that filtering never makes the rest jump. Null for an empty graph. */
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
