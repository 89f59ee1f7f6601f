import type { Positions } from "./layout-input.ts";

const GAP = 60;

/** A laid-out part; `pack` moves it. */
export type Block = Positions;

/**
 * Places parts side by side: the first (the largest) at the left, the rest on shelves to its right, as high as it is.
 * Nothing is flung away, and the whole stays near the shape of a screen.
 */
export function pack(blocks: readonly Block[]): void {
  const [first, ...rest] = blocks;
  if (!first) return;
  const main = moveTo(first, 0, 0);
  const area = rest.reduce((sum, block) => sum + (boxOf(block).width + GAP) * (boxOf(block).height + GAP), 0);
  const widest = rest.reduce((most, block) => Math.max(most, boxOf(block).width), 0);
  const shelf = Math.max(widest, area / Math.max(main.height, Math.sqrt(area), 1));
  let [left, top, deepest] = [0, 0, 0];
  for (const block of rest) {
    const { width, height } = boxOf(block);
    if (left > 0 && left + width > shelf) {
      [left, top, deepest] = [0, top + deepest + GAP, 0];
    }
    moveTo(block, main.width + GAP + left, top);
    left += width + GAP;
    deepest = Math.max(deepest, height);
  }
}

/** Nodes without any edge: rows of a grid. */
export function gridPositions(count: number, width: number): Positions {
  const columns = Math.max(1, Math.min(count, Math.round(width / 110)));
  return {
    x: Float64Array.from({ length: count }, (_, n) => (n % columns) * 110),
    y: Float64Array.from({ length: count }, (_, n) => -Math.floor(n / columns) * 28),
  };
}

export function boxOf({ x, y }: Positions): { left: number; top: number; width: number; height: number } {
  const low = (axis: Float64Array): number => axis.reduce((a, b) => Math.min(a, b), Infinity);
  const high = (axis: Float64Array): number => axis.reduce((a, b) => Math.max(a, b), -Infinity);
  const [left, top] = [low(x), low(y)];
  return { left, top, width: high(x) - left, height: high(y) - top };
}

/** Moves a block's lower left corner; returns its extent. */
export function moveTo(block: Positions, left: number, top: number): { width: number; height: number } {
  const box = boxOf(block);
  for (let n = 0; n < block.x.length; n += 1) {
    block.x[n] = (block.x[n] ?? 0) - box.left + left;
    block.y[n] = (block.y[n] ?? 0) - box.top + top;
  }
  return box;
}
