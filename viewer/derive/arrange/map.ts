import { geoEqualEarth } from "d3-geo";
import { tiesOf } from "../../../src/draw/links.ts";
import { compareText } from "../../../src/model/order.ts";
import { mapText } from "../../../src/wording/picture/arrangements.ts";
import type { Atlas } from "../atlas.ts";
import { entitiesAt } from "../fold/group.ts";
import type { Seen } from "../seen.ts";
import type { Shown } from "../shown.ts";
import { type Guide, intoFrame, type Layout, type Place } from "./arranged.ts";
import { fanOut, type Gap } from "./fan-out.ts";
import { landOn } from "./land.ts";
import { type Whereabouts, whereabouts } from "./whereabouts.ts";

/** Units of the projection to a radius of the earth. */
const SCALE = 100;
/** Around a single place, so much of the earth is the picture, in the same units. */
const LEAST = 12;
/** So many marks have room for their names; more lie closer. */
const ROOMY = 90;

/** Puts on a map what has a place on the earth. Null: nothing has. */
export function layOutMap(atlas: Atlas, seen: Seen, shown: Shown): Layout | null {
  const all = whereabouts(atlas, shown.nodes, seen.facts);
  if (all.size === 0) return null;
  // What has coordinates of its own keeps them, the best tied first; what lies there goes round it.
  const ties = tiesOf(shown.edges);
  const degree = (id: string): number => ties.get(id)?.size ?? 0;
  const sorted = [...all].sort(
    ([a, at], [b, to]) => Number(to.own) - Number(at.own) || degree(b) - degree(a) || compareText(a, b),
  );
  const projection = geoEqualEarth()
    .scale(SCALE)
    .translate([0, 0])
    .rotate([-middleOf(all.values()), 0]);
  const points = new Map<string, Place>();
  for (const [id, { latitude, longitude }] of sorted) {
    const [x, y] = projection([longitude, latitude]) ?? [0, 0];
    points.set(id, [x, -y]);
  }
  const places = fanOut(points, gapAmong([...points.values()]));
  const count = (ids: Iterable<string>): number => entitiesAt(shown.groups, ids);
  const own = count(sorted.flatMap(([id, at]) => (at.own ? id : [])));
  const placed = count(all.keys());
  return intoFrame(
    {
      places,
      guides: [...landOn(projection), ...leaders(points, places)],
      outwards: false,
      kinds: null,
      upright: true,
      words: mapText({ own, through: placed - own, left: count(shown.nodes) - placed }),
    },
    atlas.frame,
  );
}

/** From a mark that had to give way to the point where it belongs. */
function leaders(points: ReadonlyMap<string, Place>, places: ReadonlyMap<string, Place>): readonly Guide[] {
  return [...places].flatMap(([id, place]): Guide[] => {
    const point = points.get(id);
    return point && (point[0] !== place[0] || point[1] !== place[1])
      ? [{ points: [point, place], fill: "none", label: "" }]
      : [];
  });
}

function gapAmong(points: readonly Place[]): Gap {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [width, height] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  const extent = Math.max(width, height * 1.5, LEAST) * Math.min(1, Math.sqrt(ROOMY / points.length));
  return { across: extent * 0.07, down: extent * 0.03 };
}

/** The longitude in the middle of the picture: of what lies on one half of the earth its own, so that no edge of the map cuts it. */
function middleOf(places: Iterable<Whereabouts>): number {
  const longitudes = [...places].map(({ longitude }) => longitude).sort((a, b) => a - b);
  let [widest, start] = [0, 0];
  for (const [n, longitude] of longitudes.entries()) {
    const next = longitudes[n + 1] ?? (longitudes[0] ?? 0) + 360;
    if (next - longitude > widest) [widest, start] = [next - longitude, next];
  }
  return widest < 180 ? 0 : start + (360 - widest) / 2;
}
