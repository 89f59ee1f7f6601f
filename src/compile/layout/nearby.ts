import type { Positions } from "./layout-input.ts";

/**
 * Every pair of points that lie in one cell of a grid or in adjacent ones, flat: a, b, a, b ... A cell of the largest
 * box holds all that a box can touch. Sorted cells instead of a hash of them: half the time, and always one order.
 */
export function pairsNearby({ x, y }: Positions, width: number, height: number): number[] {
  const column = x.map((value) => Math.floor(value / width));
  const row = y.map((value) => Math.floor(value / height));
  const order = Uint32Array.from(x, (_, n) => n).sort(
    (a, b) => at(column, a) - at(column, b) || at(row, a) - at(row, b) || a - b,
  );
  const pairs: number[] = [];
  let next = 0;
  for (let i = 0; i < order.length; i += 1) {
    const a = order[i] ?? 0;
    // In its own column: what follows it, down to the next row.
    for (let j = i + 1; j < order.length; j += 1) {
      const b = order[j] ?? 0;
      if (at(column, b) !== at(column, a) || at(row, b) > at(row, a) + 1) break;
      pairs.push(a, b);
    }
    // In the next column: three rows, from a mark that only moves on.
    next = Math.max(next, i + 1);
    while (next < order.length && isBefore(order[next] ?? 0, at(column, a) + 1, at(row, a) - 1)) next += 1;
    for (let j = next; j < order.length; j += 1) {
      const b = order[j] ?? 0;
      if (at(column, b) !== at(column, a) + 1 || at(row, b) > at(row, a) + 1) break;
      pairs.push(a, b);
    }
  }
  return pairs;

  function isBefore(point: number, wantedColumn: number, wantedRow: number): boolean {
    return at(column, point) < wantedColumn || (at(column, point) === wantedColumn && at(row, point) < wantedRow);
  }
}

function at(values: Float64Array, n: number): number {
  return values[n] ?? 0;
}
