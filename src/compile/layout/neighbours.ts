import type { Bodies } from "./fast-force-atlas.ts";
import { startsOf } from "./stable-order.ts";

/** Who is tied to whom, both ways: the ends and edges of point n are those from starts[n] to starts[n + 1]. */
export function neighboursOf({ mass, from, to }: Bodies): {
  starts: Uint32Array;
  ends: Uint32Array;
  edges: Uint32Array;
} {
  // Those before a point's own, whichever their end.
  const others = startsOf(to, mass.length);
  const starts = startsOf(from, mass.length).map((before, n) => before + (others[n] ?? 0));
  const free = starts.slice();
  const ends = new Uint32Array(2 * from.length);
  const edges = new Uint32Array(2 * from.length);
  const tie = (n: number, other: number, edge: number) => {
    const at = free[n] ?? 0;
    free[n] = at + 1;
    ends[at] = other;
    edges[at] = edge;
  };
  for (let edge = 0; edge < from.length; edge += 1) {
    tie(from[edge] ?? 0, to[edge] ?? 0, edge);
    tie(to[edge] ?? 0, from[edge] ?? 0, edge);
  }
  return { starts, ends, edges };
}
