import { extentOf } from "../../canvas/extent.ts";
import type { Groups } from "./group.ts";

type Place = readonly [number, number];

/** How far apart two groups are at least, as a share of what they lie within; less where there are many. */
const APART = 0.2;
const MANY = 0.75;
const ROUNDS = 80;

/** Where groups are drawn: a type amid its members, another where its entity is; clear of one another. */
export function placesOfGroups(groups: Groups, placeOf: (id: string) => Place): ReadonlyMap<string, Place> {
  const all = [...groups.values()];
  const spots = all.map(({ id, members }) => (members.includes(id) ? placeOf(id) : middleOf(members.map(placeOf))));
  const extent = extentOf(all.flatMap(({ members }) => members.map(placeOf)));
  if (extent) {
    const [wide, high] = [extent.x[1] - extent.x[0], extent.y[1] - extent.y[0]];
    const gap = Math.min(APART, MANY / Math.sqrt(all.length)) * Math.sqrt(Math.max(wide, 1) * Math.max(high, 1));
    for (let round = 0; round < ROUNDS && pushApart(spots, gap); round += 1);
  }
  return new Map(all.map(({ id }, n) => [id, spots[n] ?? [0, 0]]));
}

/** The middle of some places. */
export function middleOf(places: readonly Place[]): Place {
  const share = 1 / Math.max(1, places.length);
  return [places.reduce((sum, [x]) => sum + x * share, 0), places.reduce((sum, [, y]) => sum + y * share, 0)];
}

/** Moves each two that lie too close half of what they lack. Whether any did. */
function pushApart(spots: Place[], gap: number): boolean {
  let moved = false;
  for (let i = 0; i < spots.length; i += 1) {
    for (let j = i + 1; j < spots.length; j += 1) {
      const [[ax, ay], [bx, by]] = [spots[i] ?? [0, 0], spots[j] ?? [0, 0]];
      const [dx, dy] = [bx - ax || (j - i) * 1e-3, by - ay || (i - j) * 1e-3];
      const length = Math.hypot(dx, dy);
      if (length >= gap) continue;
      moved = true;
      const step = (gap - length) / 2 / length;
      spots[i] = [ax - dx * step, ay - dy * step];
      spots[j] = [bx + dx * step, by + dy * step];
    }
  }
  return moved;
}
