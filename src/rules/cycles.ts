/** A circle among edges: the nodes on it, from its first id in code-unit order, in the order of the edges. */
export type Cycle = readonly string[];

/**
 * Circles of a directed graph, one for each that a walk runs into: enough to name every knot, not every way through it.
 * Iterative, and the same whatever the order of the edges.
 */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): readonly Cycle[] {
  const done = new Set<string>();
  const cycles: Cycle[] = [];
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
      if (at !== undefined) cycles.push(fromFirst(path.slice(at).map(({ id }) => id)));
      else if (!done.has(target)) {
        onPath.set(target, path.length);
        path.push({ id: target, next: 0 });
      }
    }
  }
  return cycles;
}

function fromFirst(ids: readonly string[]): Cycle {
  let first = 0;
  for (const [i, id] of ids.entries()) if (id < (ids[first] ?? "")) first = i;
  return [...ids.slice(first), ...ids.slice(0, first)];
}
