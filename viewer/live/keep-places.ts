import type { Atlas } from "../derive/atlas.ts";

type Place = readonly [number, number];

/** Turned from one newcomer to the next, so that several at one neighbour do not lie upon each other. */
const GOLDEN_ANGLE = 2.399963;
/** How far a newcomer is from its neighbours, as a share of the whole picture. */
const STEP = 0.03;

/**
 * A new atlas whose entities are where they were in the old one: what the reader looks at must not jump because a file
 * was saved. Newcomers are put beside those they are tied to, else where their own layout has them.
 */
export function keepPlaces(next: Atlas, old: Atlas): Atlas {
  const neighbours = new Map<string, Set<string>>();
  for (const { source, target } of next.graph.edges) {
    neighbours.set(source, (neighbours.get(source) ?? new Set()).add(target));
    neighbours.set(target, (neighbours.get(target) ?? new Set()).add(source));
  }
  const step = STEP * widthOf(old.positions.values());
  const positions = new Map<string, Place>();
  let n = 0;
  for (const [id, own] of next.positions) {
    const before = old.positions.get(id);
    if (before) {
      positions.set(id, before);
      continue;
    }
    const known = [...(neighbours.get(id) ?? [])]
      .map((other) => old.positions.get(other))
      .filter((one) => one !== undefined);
    const angle = n++ * GOLDEN_ANGLE;
    positions.set(id, known.length === 0 ? own : beside(known, angle, step));
  }
  return { ...next, positions, frame: old.frame };
}

function beside(places: readonly Place[], angle: number, step: number): Place {
  const mean = (axis: 0 | 1): number => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  return [mean(0) + Math.cos(angle) * step, mean(1) + Math.sin(angle) * step];
}

function widthOf(places: Iterable<Place>): number {
  let [left, right] = [Infinity, -Infinity];
  for (const [x] of places) {
    left = Math.min(left, x);
    right = Math.max(right, x);
  }
  return right > left ? right - left : 100;
}
