import type { Bodies } from "./fast-force-atlas.ts";

/** Who is tied to whom, both ways: the ends and edges of point n are those from starts[n] to starts[n + 1]. */
export function neighboursOf({ mass, from, to }: Bodies): {
  starts: Uint32Array;
  ends: Uint32Array;
  edges: Uint32Array;
} {
  const starts = new Uint32Array(mass.length + 1);
  const count = (n: number) => {
    starts[n + 1] = (starts[n + 1] ?? 0) + 1;
  };
  from.forEach(count);
  to.forEach(count);
  for (let n = 0; n < mass.length; n += 1) starts[n + 1] = (starts[n + 1] ?? 0) + (starts[n] ?? 0);
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
