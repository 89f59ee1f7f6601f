import { groupsAround } from "../../../src/query/graph/groups.ts";
import type { Atlas } from "../atlas.ts";

/** More groups than this do not make an overview. */
const MOST = 40;
/** So many entities for each group in a small graph. */
const EACH = 12;

const known = new WeakMap<Atlas, ReadonlyMap<string, string>>();

/**
 * The best connected entity that each entity is grouped around, over all of the data: whatever the view shows, the groups are the same.
 * Evidence and judgements, and what no relation ties, are in none.
 */
export function communitiesOf(atlas: Atlas): ReadonlyMap<string, string> {
  const before = known.get(atlas);
  if (before) return before;
  const found = grouped(atlas);
  known.set(atlas, found);
  return found;
}

function grouped({ graph, kinds, kg, quietTypes }: Atlas): ReadonlyMap<string, string> {
  const ids = graph.nodes.map(({ key }) => key).filter((id) => !quietTypes.has(kg.entity(id)?.type ?? ""));
  const numbers = new Map(ids.map((id, n) => [id, n]));
  const ends: number[] = [];
  for (const { source, target, attributes } of graph.edges) {
    const [a, b] = [numbers.get(source), numbers.get(target)];
    if (a === undefined || b === undefined || a === b || kinds.get(attributes.kind)?.background) continue;
    if (attributes.origin === "stated") ends.push(a, b);
  }
  const most = Math.max(3, Math.min(MOST, Math.round(ids.length / EACH)));
  const { leads, groupOf } = groupsAround({ nodes: ids.length, ends }, most);
  return new Map(
    ids.flatMap((id, n) => {
      const lead = ids[leads[groupOf[n] ?? -1] ?? -1];
      return lead === undefined ? [] : [[id, lead] as const];
    }),
  );
}
