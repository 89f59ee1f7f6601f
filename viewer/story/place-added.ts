import type { Point } from "../canvas/renderer.ts";
import type { Expansion } from "../state/view-state.ts";
import { type Curve, pointOn } from "./curves.ts";
import type { Room } from "./layout.ts";
import type { Box } from "./place-labels.ts";

/** What is in a picture before anything is added to it. */
interface Drawn {
  readonly places: ReadonlyMap<string, Point>;
  readonly curves: readonly Curve[];
  readonly boxes: readonly Box[];
}

/** Between the places that are tried. */
const STEP = 26;
/** What a mark with its name takes: half its width, and how far it reaches up and down. */
const REACH = { x: 62, up: 18, down: 40 };
/** Costs, in pixels that something would rather be farther away: to lie on a word, on a ribbon, on a mark or its name. */
const COST = { word: 900, ribbon: 50, mark: 1500 };
/** Before the edge of the picture. */
const MARGIN = 34;

/** Places for what the reader added: each as near to whom it was added from as the picture leaves room. */
export function placeAdded(
  expanded: readonly Expansion[],
  nodes: ReadonlySet<string>,
  { places, curves, boxes }: Drawn,
  room: Room,
): ReadonlyMap<string, Point> {
  const points = curves.flatMap((curve) => Array.from({ length: 24 }, (_, n) => pointOn(curve, (n + 0.5) / 24)));
  const spots = spotsOf(room).map((at) => ({ at, cost: costOf(at, boxes, points) }));
  const all = new Map(places);
  const added = new Map<string, Point>();
  for (const step of expanded) {
    const from = all.get(step.from) ?? { x: room.width / 2, y: room.height / 2 };
    for (const id of Object.keys(step.added)) {
      if (!nodes.has(id) || all.has(id)) continue;
      const marks = [...all.values()];
      const best = spots.reduce<{ readonly at: Point; readonly cost: number } | null>((least, { at, cost }) => {
        let sum = cost + Math.hypot(at.x - from.x, at.y - from.y);
        for (const mark of marks) if (isBeside(at, mark)) sum += COST.mark;
        return least === null || sum < least.cost ? { at, cost: sum } : least;
      }, null);
      const at = best?.at ?? from;
      all.set(id, at);
      added.set(id, at);
    }
  }
  return added;
}

function spotsOf({ width, height }: Room): readonly Point[] {
  const spots: Point[] = [];
  for (let y = MARGIN; y <= height - MARGIN - 10; y += STEP) {
    for (let x = MARGIN + 20; x <= width - MARGIN - 20; x += STEP) spots.push({ x, y });
  }
  return spots;
}

function costOf({ x, y }: Point, boxes: readonly Box[], points: readonly Point[]): number {
  let sum = 0;
  for (const box of boxes) {
    const isApart =
      box.right < x - REACH.x || box.left > x + REACH.x || box.bottom < y - REACH.up || box.top > y + REACH.down;
    if (!isApart) sum += COST.word;
  }
  for (const point of points) {
    if (Math.abs(point.x - x) < REACH.x / 2 && point.y > y - REACH.up && point.y < y + REACH.down) sum += COST.ribbon;
  }
  return sum;
}

function isBeside(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < REACH.x * 1.7 && Math.abs(a.y - b.y) < REACH.up + REACH.down;
}
