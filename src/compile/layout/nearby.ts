import type { Positions } from "./layout-input.ts";
import { stableOrder } from "./stable-order.ts";

/**
 * Visits every pair of points that lie in one cell of a grid or in adjacent ones, always in one order. A cell of the
 * largest box holds all that a box can touch. Points may be moved meanwhile: cells are found before.
 */
export function visitNearby(
  { x, y }: Positions,
  width: number,
  height: number,
  visit: (a: number, b: number) => void,
): void {
  const column = cells(x, width);
  const row = cells(y, height);
  const order = stableOrder(column, 1 + most(column), stableOrder(row, 1 + most(row)));
  const isBefore = (point: number, wantedColumn: number, wantedRow: number): boolean =>
    at(column, point) < wantedColumn || (at(column, point) === wantedColumn && at(row, point) < wantedRow);
  let next = 0;
  for (let i = 0; i < order.length; i += 1) {
    const a = at(order, i);
    // In its own column: what follows it, down to the next row.
    for (let j = i + 1; j < order.length; j += 1) {
      const b = at(order, j);
      if (at(column, b) !== at(column, a) || at(row, b) > at(row, a) + 1) break;
      visit(a, b);
    }
    // In the next column: three rows, from a mark that only moves on.
    next = Math.max(next, i + 1);
    while (next < order.length && isBefore(at(order, next), at(column, a) + 1, at(row, a) - 1)) next += 1;
    for (let j = next; j < order.length; j += 1) {
      const b = at(order, j);
      if (at(column, b) !== at(column, a) + 1 || at(row, b) > at(row, a) + 1) break;
      visit(a, b);
    }
  }
}

/** The cell that each value lies in, counted from that of the lowest. */
function cells(values: Float64Array, size: number): Uint32Array {
  const lowest = values.reduce((low, value) => Math.min(low, Math.floor(value / size)), Infinity);
  return Uint32Array.from(values, (value) => Math.floor(value / size) - lowest);
}

function most(values: Uint32Array): number {
  return values.reduce((high, value) => Math.max(high, value), 0);
}

function at(values: Uint32Array, n: number): number {
  return values[n] ?? 0;
}
