import type { Place } from "../../../src/draw/place.ts";
import type { Positions } from "../place/settle.ts";

export type { Place };

/** A line that tells how the marks are arranged: a ring, a shore. Drawn under everything else. */
export interface Guide {
  readonly points: readonly Place[];
  /** What the line goes round: a shore has land within it, a lake in that land has water. */
  readonly fill: "land" | "water" | "none";
  /** Written at the first point; empty: nothing. */
  readonly label: string;
}

/** Where each entity is, in units of its own: y runs up. */
export interface Layout {
  /** Entities without a place are not drawn. */
  readonly places: Positions;
  readonly guides: readonly Guide[];
  /** Edges of other relations are not drawn; null: all are. */
  readonly kinds: ReadonlySet<string> | null;
  /** Names are written on the side that faces away from the middle. */
  readonly outwards: boolean;
  /** What is up must stay up: a phone does not turn it on its side. */
  readonly upright: boolean;
  /** What the arrangement shows, in a sentence. */
  readonly words: string;
}

/** Moves and scales a layout into the box that a camera's place is told by. */
export function intoFrame(layout: Layout, frame: Positions): Layout {
  const [from, to] = [boxOf([...layout.places.values()]), boxOf([...frame.values()])];
  if (!from || !to) return layout;
  const scale = Math.min(to.width / Math.max(from.width, 1e-9), to.height / Math.max(from.height, 1e-9));
  const factor = Number.isFinite(scale) && scale > 0 ? scale : 1;
  const put = ([x, y]: Place): Place => [to.x + (x - from.x) * factor, to.y + (y - from.y) * factor];
  return {
    ...layout,
    places: new Map([...layout.places].map(([id, place]) => [id, put(place)])),
    guides: layout.guides.map((guide) => ({ ...guide, points: guide.points.map(put) })),
  };
}

/** The middle, width and height of what the places take up. */
function boxOf(places: readonly Place[]): { x: number; y: number; width: number; height: number } | null {
  if (places.length === 0) return null;
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of places) {
    [left, right, low, high] = [Math.min(left, x), Math.max(right, x), Math.min(low, y), Math.max(high, y)];
  }
  return { x: (left + right) / 2, y: (low + high) / 2, width: right - left, height: high - low };
}
