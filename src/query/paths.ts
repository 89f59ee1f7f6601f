import type { EdgeRow } from "../compile/graph-rows.ts";
import { SUPPORT } from "../model/support.ts";
import type { Core } from "./core.ts";
import { netOf, type Path, PathNet, type PathOptions } from "./net.ts";

/** A shortest path between two entities; null where there is none. */
export function shortestPath(core: Core, a: string, b: string, options: PathOptions = {}): Path | null {
  return netOf(core, options, [a, b]).shortest(a, b, options.max);
}

/**
 * The path whose weakest edge has the best support, and the shortest of these. Edges are let in level by level, best first,
 * until the two are joined.
 */
export function strongestPath(core: Core, a: string, b: string, options: PathOptions = {}): Path | null {
  const net = new PathNet(core, options, [a, b]);
  const levels = new Map<string, EdgeRow[]>(SUPPORT.map((level) => [level, []]));
  for (const row of net.rows()) levels.get(row.attributes.support)?.push(row);
  for (const level of SUPPORT.toReversed()) {
    for (const row of levels.get(level) ?? []) net.add(row);
    const path = net.shortest(a, b, options.max);
    if (path) return path;
  }
  return null;
}

/**
 * All paths that visit no entity twice, up to `max` edges (default 4), as they are found; shorter ones are not first.
 * Lazy, since their number explodes: graphology-simple-path collects them all before it gives one.
 */
export function* simplePaths(core: Core, a: string, b: string, options: PathOptions = {}): Generator<Path> {
  const net = netOf(core, options, [a, b]);
  for (const nodes of net.simple(a, b, options.max ?? 4)) yield net.path(nodes);
}
