import { compareText } from "../../src/model/order.ts";
import type { Point } from "../canvas/renderer.ts";
import type { Band } from "../derive/scene/bands.ts";
import type { Room } from "./layout.ts";

/** A quadratic curve, from the rim of one mark to that of another. */
export interface Curve {
  readonly from: Point;
  readonly over: Point;
  readonly to: Point;
}

export function pointOn({ from, over, to }: Curve, t: number): Point {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: a * from.x + b * over.x + c * to.x, y: a * from.y + b * over.y + c * to.y };
}

/** A ribbon's width tells how many facts it stands for, in steps that can be compared. */
export function widthOf({ facts, projected, told }: Band): number {
  if (projected) return 2.5;
  return told ? TOLD : 1.5 + 1.6 * Math.min(10, facts.length);
}

/** What the picture tells in words is seen first. */
const TOLD = 8;

/** How much wider than its line the glow of a ribbon is that is told in words. */
export const GLOW = 14;

/** Between ribbons of one pair. */
const APART = 76;
/** Free space around marks that a ribbon doesn't touch. */
const CLEAR = 16;

/** Bends ribbons so that those of one pair lie side by side and none runs through a mark that is not its own. */
export function bendBands(
  bands: readonly Band[],
  places: ReadonlyMap<string, Point>,
  radius: (id: string) => number,
  scale: number,
  room: Room,
): ReadonlyMap<string, Curve> {
  const pairs = new Map<string, Band[]>();
  for (const band of bands) {
    const pair = [band.source, band.target].sort().join(" ");
    pairs.set(pair, [...(pairs.get(pair) ?? []), band]);
  }
  const curves = new Map<string, Curve>();
  for (const own of pairs.values()) {
    const sorted = own.toSorted((a, b) => Number(b.told) - Number(a.told) || compareText(a.key, b.key));
    const [first] = sorted;
    if (!first) continue;
    const [a, b] = [first.source, first.target].sort();
    const [pa, pb] = [places.get(a ?? ""), places.get(b ?? "")];
    if (!pa || !pb || a === undefined || b === undefined) continue;
    const others = [...places]
      .filter(([id]) => id !== a && id !== b)
      .map(([id, at]) => ({ at, r: radius(id) + CLEAR * scale }));
    const spread = sorted.map((_, n) => (n - (sorted.length - 1) / 2) * APART * scale);
    const base = BENDS.map((bend) => bend * scale).reduce(
      (best, bend) => {
        const bent = spread.map((offset) => curveBy(pa, pb, offset + bend, radius(a), radius(b)));
        const cost = Math.abs(bend) / 4 + bent.reduce((sum, curve) => sum + troubleOf(curve, others, room), 0);
        return cost < best.cost ? { bend, cost } : best;
      },
      { bend: 0, cost: Infinity },
    ).bend;
    const offsets = spread.map((offset) => offset + base);
    // What is told in words comes first: outermost, and above where either side will do.
    const upper = pb.x < pa.x ? 1 : -1;
    const out = base === 0 ? upper : Math.sign(base);
    offsets.sort((one, other) => (other - one) * out);
    for (const [n, band] of sorted.entries()) {
      const curve = curveBy(pa, pb, offsets[n] ?? 0, radius(a), radius(b));
      curves.set(band.key, band.source === a ? curve : { from: curve.to, over: curve.over, to: curve.from });
    }
  }
  return curves;
}

const BENDS = [0, 36, -36, 72, -72, 110, -110, 150, -150, 190, -190, 230, -230];

/** @param offset how far the curve's middle lies from the straight line */
function curveBy(a: Point, b: Point, offset: number, ra: number, rb: number): Curve {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const normal = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
  const over = { x: (a.x + b.x) / 2 + normal.x * offset * 2, y: (a.y + b.y) / 2 + normal.y * offset * 2 };
  return { from: towards(a, over, ra + 3), over, to: towards(b, over, rb + 5) };
}

function towards(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}

/** How much of a curve runs through marks of others, or out of the picture. */
function troubleOf(
  curve: Curve,
  others: readonly { readonly at: Point; readonly r: number }[],
  { width, height }: Room,
): number {
  let trouble = 0;
  for (let n = 1; n < 20; n++) {
    const { x, y } = pointOn(curve, n / 20);
    if (others.some(({ at, r }) => Math.hypot(at.x - x, at.y - y) < r)) trouble += 30;
    if (x < EDGE || y < EDGE || x > width - EDGE || y > height - EDGE) trouble += 40;
  }
  return trouble;
}

/** No ribbon comes nearer to the picture's edge. */
const EDGE = 12;
