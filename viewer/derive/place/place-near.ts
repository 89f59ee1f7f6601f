import { addTo } from "../../../src/model/lists-by-key.ts";
import type { Moved } from "../../state/view-state.ts";

type Place = readonly [number, number];

/** Names are wider than high. */
const WIDE = 1.3;
/** How near another mark may be, as a share of a step. */
const CLEAR = 0.9;
/** Beyond so many rings a place is taken as it comes. */
const MOST_RINGS = 60;

/**
 * Places for what is added to a picture: as near to the mark that it hangs on as there is room, so that nothing drawn has to move.
 * Depends on nothing but its arguments.
 *
 * @param unit the height of a step, in the picture's own coordinates; a step is wider than high
 */
export function placeNear(from: Place, ids: readonly string[], taken: Iterable<Place>, unit: number): Moved {
  const cells = new Map<string, Place[]>();
  for (const place of taken) put(cells, place, unit);
  put(cells, from, unit);
  const free = freePlaces(from, cells, unit);
  const placed: Record<string, Place> = {};
  for (const id of ids) {
    const place = free.next().value;
    placed[id] = [rounded(place[0]), rounded(place[1])];
  }
  return placed;
}

/** Ring by ring, What is handed out is taken. */
function* freePlaces([x, y]: Place, cells: Map<string, Place[]>, unit: number): Generator<Place, never> {
  for (let ring = 1; ; ring += 1) {
    for (const [dx, dy] of ringOf(ring)) {
      const place: Place = [x + dx * unit * WIDE, y + dy * unit];
      if (ring <= MOST_RINGS && isTaken(cells, place, unit)) continue;
      put(cells, place, unit);
      yield place;
    }
  }
}

/** Six places more on each ring, in an order that goes round it evenly. The first keeps clear of a large mark in the middle. */
function ringOf(ring: number): readonly Place[] {
  const count = 6 * ring + 3;
  let stride = Math.round(count * GOLDEN);
  while (commonDivisor(stride, count) > 1) stride += 1;
  return Array.from({ length: count }, (_, n) => {
    const angle = (((n * stride) % count) + (ring % 2) / 2) * ((2 * Math.PI) / count);
    return [(ring + 0.5) * Math.sin(angle), (ring + 0.5) * Math.cos(angle)] as const;
  });
}

const GOLDEN = 0.382;

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

function isTaken(cells: ReadonlyMap<string, readonly Place[]>, [x, y]: Place, unit: number): boolean {
  const [column, row] = [Math.floor(x / (unit * WIDE)), Math.floor(y / unit)];
  for (let c = column - 1; c <= column + 1; c += 1) {
    for (let r = row - 1; r <= row + 1; r += 1) {
      for (const [ox, oy] of cells.get(`${c} ${r}`) ?? []) {
        if (Math.hypot((ox - x) / WIDE, oy - y) < unit * CLEAR) return true;
      }
    }
  }
  return false;
}

function put(cells: Map<string, Place[]>, place: Place, unit: number): void {
  const key = `${Math.floor(place[0] / (unit * WIDE))} ${Math.floor(place[1] / unit)}`;
  addTo(cells, key, place);
}

/** As a link keeps it. */
function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
