import type { LayoutInput, Positions } from "./layout-input.ts";

const PASSES = 120;
/** Width of a label's character and height of its line, beside a node's radius of 4 to 20. */
const CHARACTER = 4;
const LINE = 7;
/** Longer labels are let overlap: one long name should not push a whole neighbourhood aside. */
const LONGEST = 22;

/**
 * Spreads a part until its nodes and labels lie clear of one another where that is cheap to reach:
 * first as a whole, to the area that its labels need; then pair by pair, along the shorter way out.
 */
export function separate(input: LayoutInput, { x, y }: Positions): void {
  const order = input.ids.length;
  // A label stands to the right of its node: the box around both has its middle right of the node.
  const right = Float64Array.from(input.label, (length) => (Math.min(length, LONGEST) * CHARACTER) / 2);
  const halfWidth = right.map((shift, n) => shift + (input.size[n] ?? 0) + 2);
  const halfHeight = Float64Array.from(input.size, (size) => Math.max(size, LINE) + 2);
  spread(x, y, halfWidth, halfHeight);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const centre = x.map((value, n) => value + (right[n] ?? 0));
    let moved = 0;
    for (const [a, b] of neighbours(centre, y, halfWidth, halfHeight)) {
      const dx = (centre[b] ?? 0) - (centre[a] ?? 0);
      const dy = (y[b] ?? 0) - (y[a] ?? 0);
      const overX = (halfWidth[a] ?? 0) + (halfWidth[b] ?? 0) - Math.abs(dx);
      const overY = (halfHeight[a] ?? 0) + (halfHeight[b] ?? 0) - Math.abs(dy);
      if (overX <= 0 || overY <= 0) continue;
      moved += 1;
      if (overX < overY) push(x, a, b, (dx < 0 ? -overX : overX) / 2);
      else push(y, a, b, (dy < 0 ? -overY : overY) / 2);
    }
    if (moved === 0 || order > 20_000) return;
  }
}

function push(axis: Float64Array, a: number, b: number, by: number): void {
  axis[a] = (axis[a] ?? 0) - by;
  axis[b] = (axis[b] ?? 0) + by;
}

/** Scales the whole so that the boxes cover at most a third of its extent. */
function spread(x: Float64Array, y: Float64Array, halfWidth: Float64Array, halfHeight: Float64Array): void {
  const needed = halfWidth.reduce((sum, half, n) => sum + 4 * half * (halfHeight[n] ?? 0), 0);
  const extent = Math.max(span(x), 1) * Math.max(span(y), 1);
  const scale = Math.sqrt((3 * needed) / extent);
  for (let n = 0; n < x.length; n += 1) {
    x[n] = (x[n] ?? 0) * scale;
    y[n] = (y[n] ?? 0) * scale;
  }
}

function span(axis: Float64Array): number {
  return (
    axis.reduce((most, value) => Math.max(most, value), -Infinity) - axis.reduce((a, b) => Math.min(a, b), Infinity)
  );
}

/** Pairs whose boxes may overlap: those in one or in adjacent cells of a grid of the largest box. */
function* neighbours(
  x: Float64Array,
  y: Float64Array,
  halfWidth: Float64Array,
  halfHeight: Float64Array,
): Generator<readonly [number, number]> {
  const wide = 2 * halfWidth.reduce((a, b) => Math.max(a, b), 1);
  const high = 2 * halfHeight.reduce((a, b) => Math.max(a, b), 1);
  const cells = new Map<string, number[]>();
  const cellOf = (n: number): [number, number] => [Math.floor((x[n] ?? 0) / wide), Math.floor((y[n] ?? 0) / high)];
  for (let n = 0; n < x.length; n += 1) {
    const [column, row] = cellOf(n);
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let r = row - 1; r <= row + 1; r += 1) {
        for (const other of cells.get(`${c},${r}`) ?? []) yield [other, n];
      }
    }
    const key = `${column},${row}`;
    const cell = cells.get(key);
    if (cell) cell.push(n);
    else cells.set(key, [n]);
  }
}
