import type { LayoutInput, Positions } from "./layout-input.ts";
import { visitNearby } from "./nearby.ts";

/** Width of a label's character and height of its line, beside a node's radius of 4 to 20. */
const CHARACTER = 4;
const LINE = 7;
/** Longer labels are let overlap: one long name should not push a whole neighbourhood aside. */
const LONGEST = 22;
/** Width by height that a part is brought near to: screens and labels are wider than high. */
const ASPECT = 1.5;
/** Crowds that pushing does not part get more room, and another try. */
const ROUNDS = 8;
const GROWTH = 1.08;
/** Steps of pushing a round; a large graph is never read label by label as a whole. */
const PASSES = 40;
const LARGE = 5000;

/** The middle and half the extent of what each node takes up with its label. */
interface Boxes {
  /** How far right of its node a box has its middle: labels are on the right. */
  readonly shift: Float64Array;
  readonly halfWidth: Float64Array;
  readonly halfHeight: Float64Array;
}

/**
 * Spreads a part, in place, until its nodes and labels lie clear of one another: first as a whole, to the area that its
 * labels need; then pair by pair, along the shorter way out.
 */
export function separate(input: LayoutInput, positions: Positions): void {
  const boxes = boxesOf(input);
  const large = input.ids.length > LARGE;
  const needed = boxes.halfWidth.reduce((sum, half, n) => sum + 4 * half * (boxes.halfHeight[n] ?? 0), 0);
  giveRoom(positions, needed);
  for (let round = 0; round < (large ? 1 : ROUNDS); round += 1) {
    for (let pass = 0; pass < (large ? 3 : PASSES); pass += 1) if (!pushApart(positions, boxes)) return;
    scale(positions, GROWTH, GROWTH);
  }
}

/** Scales a part to three times the area that its boxes need, which leaves what force-directed layouts leave empty at their rim. */
function giveRoom(positions: Positions, needed: number): void {
  const [width, height] = [span(positions.x), span(positions.y)];
  const longest = Math.max(width, height, 1);
  // A part of a few nodes may be as thin as a line: it is not to be drawn out for that.
  const room = Math.sqrt((3 * needed) / Math.max(width * height, (longest * longest) / 3));
  const stretch = Math.sqrt((ASPECT * Math.max(height, longest / 3)) / Math.max(width, longest / 3));
  const sideways = Math.min(1.4, Math.max(0.8, stretch));
  scale(positions, room * sideways, room / sideways);
}

function boxesOf({ label, size }: LayoutInput): Boxes {
  const shift = Float64Array.from(label, (length) => (Math.min(length, LONGEST) * CHARACTER) / 2);
  return {
    shift,
    halfWidth: shift.map((half, n) => half + (size[n] ?? 0) + 2),
    halfHeight: Float64Array.from(size, (radius) => Math.max(radius, LINE) + 2),
  };
}

/** One pass over all pairs that overlap; false where there is none. */
function pushApart({ x, y }: Positions, { shift, halfWidth, halfHeight }: Boxes): boolean {
  let moved = false;
  const middle = x.map((value, n) => value + (shift[n] ?? 0));
  visitNearby({ x: middle, y }, 2 * most(halfWidth), 2 * most(halfHeight), (a, b) => {
    const dx = (middle[b] ?? 0) - (middle[a] ?? 0);
    const overX = (halfWidth[a] ?? 0) + (halfWidth[b] ?? 0) - Math.abs(dx);
    if (overX <= 0) return;
    const dy = (y[b] ?? 0) - (y[a] ?? 0);
    const overY = (halfHeight[a] ?? 0) + (halfHeight[b] ?? 0) - Math.abs(dy);
    if (overY <= 0) return;
    moved = true;
    if (overX < overY) {
      push(x, a, b, (dx < 0 ? -overX : overX) / 2);
      push(middle, a, b, (dx < 0 ? -overX : overX) / 2);
    } else push(y, a, b, (dy < 0 ? -overY : overY) / 2);
  });
  return moved;
}

function push(axis: Float64Array, a: number, b: number, by: number): void {
  axis[a] = (axis[a] ?? 0) - by;
  axis[b] = (axis[b] ?? 0) + by;
}

function scale({ x, y }: Positions, across: number, down: number): void {
  for (let n = 0; n < x.length; n += 1) {
    x[n] = (x[n] ?? 0) * across;
    y[n] = (y[n] ?? 0) * down;
  }
}

function span(axis: Float64Array): number {
  return most(axis) + most(axis.map((value) => -value));
}

function most(values: Float64Array): number {
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}
