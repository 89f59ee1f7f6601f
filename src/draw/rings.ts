import { compareText } from "../model/order.ts";
import { type Link, stepsFrom, type Ties, tiesOf } from "./links.ts";
import type { Place } from "./place.ts";

export interface Ring {
  /** How many steps away from the middle; null: no drawn edge leads there. */
  readonly steps: number | null;
  readonly ids: readonly string[];
  /** Begins between two of its marks. */
  readonly outline: readonly Place[];
}

export interface Rings {
  readonly places: ReadonlyMap<string, Place>;
  readonly rings: readonly Ring[];
}

/** Along a ring, between two marks. */
const ROOM = 0.34;
/** A canvas is wider than high, and so are its names. */
const WIDER = 1.25;

/**
 * Rings round one entity or a few: who is one step away, who two. An entity further out is placed beyond the one on the ring before that ties
 * it to the middle best, so that lines run outwards and seldom cross.
 */
export function ringsRound(middle: readonly string[], ids: Iterable<string>, links: Iterable<Link>): Rings {
  const all = new Set(ids);
  const ties = tiesOf([...links].filter(({ source, target }) => all.has(source) && all.has(target)));
  const center = [...new Set(middle)].filter((id) => all.has(id)).sort(compareText);
  const steps = stepsFrom(center, ties);
  const places = new Map<string, Place>();
  for (const [n, id] of center.entries())
    places.set(id, center.length === 1 ? [0, 0] : onRing(0.35, n / center.length));
  const angles = wedges(center, steps, ties);
  const levels = levelsOf(all, steps);
  const radii = radiiOf(levels.map(({ ids: own }) => own.length));
  const rings = levels.map(({ steps: away, ids: own }, n): Ring => {
    const radius = radii[n] ?? 1;
    const sorted = own.toSorted((a, b) => (angles.get(a) ?? 0) - (angles.get(b) ?? 0) || compareText(a, b));
    const turns = spread(sorted, angles);
    for (const [i, id] of sorted.entries()) places.set(id, onRing(radius, turns[i] ?? 0));
    const gap = ((turns[0] ?? 0) + (turns.at(-1) ?? 0) - 1) / 2;
    return { steps: away, ids: sorted, outline: Array.from({ length: 97 }, (_, i) => onRing(radius, gap + i / 96)) };
  });
  return { places, rings };
}

/** Each ring has room for its marks, and the inner ones are not crowded by large outer ones. */
function radiiOf(counts: readonly number[]): readonly number[] {
  const radii: number[] = [];
  for (const count of counts) radii.push(Math.max((radii.at(-1) ?? 0) + 1, (count * ROOM) / (2 * Math.PI)));
  const last = radii.at(-1) ?? 1;
  return radii.map((radius, n) => Math.max(radius, (last * (n + 0.8)) / radii.length));
}

/** @param turn 0 to 1, clockwise from the top */
function onRing(radius: number, turn: number): Place {
  const angle = turn * 2 * Math.PI;
  return [Math.sin(angle) * radius * WIDER, Math.cos(angle) * radius];
}

function levelsOf(all: ReadonlySet<string>, steps: ReadonlyMap<string, number>): Omit<Ring, "outline">[] {
  const levels = new Map<number | null, string[]>();
  for (const id of [...all].sort(compareText)) {
    const step = steps.get(id) ?? null;
    if (step !== 0) levels.set(step, [...(levels.get(step) ?? []), id]);
  }
  return [...levels]
    .map(([step, ids]) => ({ steps: step, ids }))
    .sort((a, b) => (a.steps ?? Infinity) - (b.steps ?? Infinity));
}

/** The direction of each entity, 0 to 1: everyone's share of the circle is as wide as what lies beyond it needs. */
function wedges(center: readonly string[], steps: ReadonlyMap<string, number>, ties: Ties): Map<string, number> {
  const beyond = new Map<string, string[]>();
  const byNearness = [...steps].sort(([a, n], [b, m]) => n - m || compareText(a, b));
  for (const [id, step] of byNearness) {
    if (step < 2) continue;
    const parent = bestInner(id, step - 1, steps, ties);
    beyond.set(parent, [...(beyond.get(parent) ?? []), id]);
  }
  const widths = new Map<string, number>();
  for (const [id] of byNearness.toReversed()) {
    const inner = (beyond.get(id) ?? []).reduce((sum, child) => sum + (widths.get(child) ?? 1), 0);
    widths.set(id, Math.max(1, inner * 0.7));
  }
  const angles = new Map<string, number>();
  const share = (ids: readonly string[], from: number, to: number): void => {
    const total = ids.reduce((sum, id) => sum + (widths.get(id) ?? 1), 0);
    let at = from;
    for (const id of ids) {
      const width = ((widths.get(id) ?? 1) / total) * (to - from);
      angles.set(id, at + width / 2);
      share(beyond.get(id) ?? [], at, at + width);
      at += width;
    }
  };
  const first = byNearness.filter(([, step]) => step === 1).map(([id]) => id);
  share(sideBySide(first, center, ties), 0, 1);
  return angles;
}

function bestInner(id: string, step: number, steps: ReadonlyMap<string, number>, ties: Ties): string {
  const inner = [...(ties.get(id) ?? [])].filter(([other]) => steps.get(other) === step);
  return inner.reduce(
    (best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] < best[0]) ? one : best),
    ["", 0],
  )[0];
}

/** An order that puts side by side those that are tied to one another, or to the same others. */
function sideBySide(ids: readonly string[], center: readonly string[], ties: Ties): readonly string[] {
  const middle = new Set(center);
  const near = (id: string): ReadonlyMap<string, number> => ties.get(id) ?? new Map();
  const common = (a: string, b: string): number => {
    let sum = (near(a).get(b) ?? 0) * 3;
    for (const other of near(a).keys()) if (!middle.has(other) && near(b).has(other)) sum += 1;
    return sum;
  };
  const left = new Set(ids.toSorted((a, b) => near(b).size - near(a).size || compareText(a, b)));
  const order: string[] = [];
  let [last] = left;
  while (last !== undefined) {
    order.push(last);
    left.delete(last);
    let next: string | undefined;
    let most = -1;
    for (const id of left) {
      const shared = common(last, id);
      if (shared > most) [next, most] = [id, shared];
    }
    last = next;
  }
  return order;
}

/** Directions in order, mostly even: each as near to the wanted one as leaves its neighbours room. */
function spread(sorted: readonly string[], angles: ReadonlyMap<string, number>): readonly number[] {
  const even = 1 / Math.max(1, sorted.length);
  const wanted = sorted.map((id, n) => angles.get(id) ?? (n + 0.5) * even);
  const shift = wanted.reduce((sum, turn, n) => sum + turn - (n + 0.5) * even, 0) * even;
  return wanted.map((turn, n) => turn * FOLLOW + ((n + 0.5) * even + shift) * (1 - FOLLOW));
}

/** How far marks follow what lies beyond them, rather than lie evenly. */
const FOLLOW = 0.3;
