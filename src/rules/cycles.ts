/** A circle among edges: the nodes on it, from its first id in code-unit order, in the order of the edges. */
export type Cycle = readonly string[];

/** Steps of circles that are given, for each edge. */
const SHARE = 20;

/**
 * Circles of a directed graph, one for each that a walk runs into: enough to name every knot, not every way through it. Where circles
 * lie within circles they would add up to the square of the edges: of those beyond `SHARE` steps for each edge, none is given.
 * Iterative, and the same whatever the order of the edges.
 */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): readonly Cycle[] {
  const done = new Set<string>();
  const cycles: Cycle[] = [];
  let left = 0;
  for (const targets of edges.values()) left += targets.length * SHARE;
  for (const start of [...edges.keys()].sort()) {
    if (done.has(start)) continue;
    const path = [{ id: start, next: 0 }];
    const onPath = new Map([[start, 0]]);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const target = edges.get(top.id)?.[top.next++];
      if (target === undefined) {
        done.add(top.id);
        onPath.delete(top.id);
        path.pop();
        continue;
      }
      const at = onPath.get(target);
      if (at !== undefined) {
        left -= path.length - at;
        if (left >= 0) cycles.push(fromFirst(path.slice(at).map(({ id }) => id)));
      } else if (!done.has(target)) {
        onPath.set(target, path.length);
        path.push({ id: target, next: 0 });
      }
    }
  }
  return cycles;
}

/** `a → b → a`; a long circle is told by its beginning. */
export function chainOf(cycle: Cycle): string {
  const shown = cycle.slice(0, LONGEST);
  const rest = cycle.length - shown.length;
  return [...shown, ...(rest > 0 ? [`… ${rest} more`] : []), cycle[0]].join(" → ");
}

const LONGEST = 20;

function fromFirst(ids: readonly string[]): Cycle {
  let first = 0;
  for (const [i, id] of ids.entries()) if (id < (ids[first] ?? "")) first = i;
  return [...ids.slice(first), ...ids.slice(0, first)];
}
