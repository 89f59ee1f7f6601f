import type { Box } from "./columns.ts";
import type { Positions } from "./layout-input.ts";

/** Between parts: a label's width sideways, two lines down. */
const BESIDE = 120;
const BELOW = 50;

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
  const area = rest.reduce((sum, block) => sum + (boxOf(block).width + BESIDE) * (boxOf(block).height + BELOW), 0);
  const widest = rest.reduce((most, block) => Math.max(most, boxOf(block).width), 0);
  const shelf = Math.max(widest, area / Math.max(main.height, Math.sqrt(area), 1));
  let [left, top, deepest] = [0, 0, 0];
  for (const block of rest) {
    const { width, height } = boxOf(block);
    if (left > 0 && left + width > shelf) {
      [left, top, deepest] = [0, top + deepest + BELOW, 0];
    }
    moveTo(block, main.width + BESIDE + left, top);
    left += width + BESIDE;
    deepest = Math.max(deepest, height);
  }
}

export function boxOf({ x, y }: Positions): Box {
  const low = (axis: Float64Array): number => axis.reduce((a, b) => Math.min(a, b), Infinity);
  const high = (axis: Float64Array): number => axis.reduce((a, b) => Math.max(a, b), -Infinity);
  const [left, bottom] = [low(x), low(y)];
  return { left, bottom, width: high(x) - left, height: high(y) - bottom };
}

/** Moves a block's lower left corner; returns its extent. */
export function moveTo(block: Positions, left: number, bottom: number): { width: number; height: number } {
  const box = boxOf(block);
  for (let n = 0; n < block.x.length; n += 1) {
    block.x[n] = (block.x[n] ?? 0) - box.left + left;
    block.y[n] = (block.y[n] ?? 0) - box.bottom + bottom;
  }
  return box;
}
