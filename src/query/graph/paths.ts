import type { EdgeRow } from "../../compile/graph-rows.ts";
import { SUPPORT } from "../../model/support.ts";
import type { Core } from "../core.ts";
import { netOf, type Path, PathNet, type PathOptions } from "./net.ts";

/** An end of a path: an entity, or any of several, of which the first is meant most. */
export type PathEnd = string | readonly string[];

/** A shortest path between two ends; null where there is none. */
export function shortestPath(core: Core, a: PathEnd, b: PathEnd, options: PathOptions = {}): Path | null {
  const [from, to] = [[a].flat(), [b].flat()];
  return shortestIn(netOf(core, options, [...from, ...to]), from, to, options.max);
}

/** Of paths that are equally short, one that begins and ends where it is meant most. */
function shortestIn(net: PathNet, from: readonly string[], to: readonly string[], max?: number): Path | null {
  const path = net.shortest(from, to, max);
  if (path === null || (from.length === 1 && to.length === 1)) return path;
  const [first, last] = [from.slice(0, 1), to.slice(0, 1)];
  for (const [a, b] of [
    [first, last],
    [first, to],
    [from, last],
  ] as const) {
    const nearer = net.shortest(a, b, path.hops.length);
    if (nearer) return nearer;
  }
  return path;
}

/**
 * The path whose weakest edge has the best support, and the shortest of these. Edges are let in level by level, best first,
 * until the two are joined.
 */
export function strongestPath(core: Core, a: PathEnd, b: PathEnd, options: PathOptions = {}): Path | null {
  const [from, to] = [[a].flat(), [b].flat()];
  const net = new PathNet(core, options, [...from, ...to]);
  const levels = new Map<string, EdgeRow[]>(SUPPORT.map((level) => [level, []]));
  for (const row of net.rows()) levels.get(row.attributes.support)?.push(row);
  for (const level of SUPPORT.toReversed()) {
    for (const row of levels.get(level) ?? []) net.add(row);
    const path = shortestIn(net, from, to, options.max);
    if (path) return path;
  }
  return null;
}

/**
 * All paths that visit no entity twice, up to `max` edges (default 4), as they are found; shorter ones are not first.
 * Lazy, since their number explodes: graphology-simple-path collects them all before it gives one.
 */
export function* simplePaths(core: Core, a: PathEnd, b: PathEnd, options: PathOptions = {}): Generator<Path> {
  const [from, to] = [[a].flat(), [b].flat()];
  const net = netOf(core, options, [...from, ...to]);
  for (const nodes of net.simple(from, to, options.max ?? 4)) yield net.path(nodes);
}
