import { extentOf } from "../../canvas/extent.ts";
import type { Groups } from "./group.ts";

type Place = readonly [number, number];

/** How far apart two folded types are at least, as a share of what they lie within. */
const APART = 0.2;
const ROUNDS = 60;

/** Where folded types are drawn, which have no place of their own: amid their members, and clear of one another. */
export function placesOfTypes(groups: Groups, placeOf: (id: string) => Place): ReadonlyMap<string, Place> {
  const types = [...groups.values()].filter(({ id, members }) => !members.includes(id));
  if (types.length === 0) return new Map();
  const all = types.map(({ members }) => members.map(placeOf));
  const extent = extentOf(all.flat());
  const spots = all.map(middleOf);
  if (extent) {
    const [wide, high] = [extent.x[1] - extent.x[0], extent.y[1] - extent.y[0]];
    const gap = APART * Math.sqrt(Math.max(wide, 1) * Math.max(high, 1));
    for (let round = 0; round < ROUNDS && pushApart(spots, gap); round += 1);
  }
  return new Map(types.map(({ id }, n) => [id, spots[n] ?? [0, 0]]));
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
