import { addTo } from "../../../src/model/lists-by-key.ts";
import { isSupported } from "../../../src/query/filter/conditions.ts";
import type { Atlas } from "../atlas.ts";
import type { Seen } from "../seen.ts";

const known = new WeakMap<Seen, ReadonlyMap<string, readonly string[]>>();

/** What is directly below each entity: members, parts, those it leads. By facts that the clocks and the lens let be seen, and that are not only denied. */
function belowOf(atlas: Atlas, seen: Seen): ReadonlyMap<string, readonly string[]> {
  const before = known.get(seen);
  if (before) return before;
  const { relations } = atlas.dataset.schema;
  const below = new Map<string, string[]>();
  for (const fact of seen.facts) {
    const above = relations[fact.type]?.above ?? null;
    if (above === null || fact.object === null || !isSupported(fact, "unsourced")) continue;
    const [top, under] = above === "from" ? [fact.subject, fact.object] : [fact.object, fact.subject];
    addTo(below, top, under);
  }
  known.set(seen, below);
  return below;
}

/** An entity and all that belongs to it, and to that, and so on. */
export function belongingTo(atlas: Atlas, seen: Seen, id: string): ReadonlySet<string> {
  const below = belowOf(atlas, seen);
  const found = new Set([id]);
  // A set is walked in the order in which it grows, and each is in it once, so that a circle ends.
  for (const one of found) for (const next of below.get(one) ?? []) found.add(next);
  return found;
}

/** Those to whom something belongs, and who belong to no other. Of a circle, none. */
export function tops(atlas: Atlas, seen: Seen): readonly string[] {
  const below = belowOf(atlas, seen);
  const under = new Set([...below.values()].flat());
  return [...below.keys()].filter((id) => !under.has(id)).sort();
}
