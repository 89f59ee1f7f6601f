import type { Places } from "../../compile/layout/keep-places.ts";
import type { Links } from "../../compile/links.ts";
import type { Entity } from "../../model/entity.ts";
import { MOST_AT_ONCE, type Overview, type OverviewGroup } from "../../model/outputs/page.ts";
import { quietTypes, type Schema } from "../../model/schema.ts";
import { groupsAround, type NumberedEdges } from "../../query/graph/groups.ts";

/** Beyond so many, marks and their names no longer find room on a screen. */
const MOST_GROUPS = 40;
/** Each group keeps its strongest ties, and so many are drawn of all others. */
const [TIES_EACH, TIES_IN_ALL] = [2, 60];

/** The first picture of a large graph; null where all of it can be drawn. `links`: in the order of the facts, by the numbers of the entities. */
export function overviewOf(
  entities: readonly Entity[],
  schema: Schema,
  links: readonly Links[],
  places: Places,
): Overview | null {
  if (entities.length <= MOST_AT_ONCE) return null;
  const edges = relationsAmong(entities, schema, links);
  const { leads, groupOf } = groupsAround(edges, MOST_GROUPS);
  const all = groupsOf(entities, places, edges, leads, groupOf);
  // A lead without members tells nothing of the structure where there are groups enough.
  const kept = all.map((_, n) => n).filter((n) => (all[n]?.members ?? 0) > 1);
  const order = kept.sort((a, b) => (all[b]?.members ?? 0) - (all[a]?.members ?? 0) || a - b);
  const placeOf = new Map(order.map((group, n) => [group, n]));
  const groups = order.flatMap((group) => all[group] ?? []);
  const types = [...new Set(groups.map(({ type }) => type))].sort();
  const quiet = quietTypes(schema);
  return {
    groups,
    ...tiesOf(edges, (node) => placeOf.get(groupOf[node] ?? -1)),
    apart: entities.filter(({ type }, node) => !quiet.has(type) && !placeOf.has(groupOf[node] ?? -1)).length,
    types: Object.fromEntries(
      types.map((name) => {
        const { label = name, color = "", dark = null } = schema.entities[name] ?? {};
        return [name, { label, color, dark }];
      }),
    ),
  };
}

/** The relations that shape the picture, without evidence and judgements. */
function relationsAmong(entities: readonly Entity[], schema: Schema, links: readonly Links[]): NumberedEdges {
  const types = quietTypes(schema);
  const quiet = Uint8Array.from(entities, ({ type }) => (types.has(type) ? 1 : 0));
  const count = links.reduce((sum, { shaping }) => sum + shaping.length, 0);
  const found = new Uint32Array(2 * count);
  let at = 0;
  for (const { ends, shaping } of links) {
    for (let n = 0; n < shaping.length; n += 1) {
      const [a, b] = [ends[2 * n] ?? 0, ends[2 * n + 1] ?? 0];
      if (shaping[n] === 0 || a === b || quiet[a] === 1 || quiet[b] === 1) continue;
      found[at++] = a;
      found[at++] = b;
    }
  }
  return { nodes: entities.length, ends: found.subarray(0, at) };
}

function groupsOf(
  entities: readonly Entity[],
  places: Places,
  { ends }: NumberedEdges,
  leads: readonly number[],
  groupOf: Int32Array,
): OverviewGroup[] {
  const members = leads.map((): { x: number[]; y: number[] } => ({ x: [], y: [] }));
  for (const [node, { id }] of entities.entries()) {
    const own = members[groupOf[node] ?? -1];
    const place = places.get(id);
    if (!own || !place) continue;
    own.x.push(place.x);
    own.y.push(place.y);
  }
  const degrees = new Map(leads.map((lead) => [lead, 0]));
  for (let n = 0; n < ends.length; n += 1) {
    const degree = degrees.get(ends[n] ?? 0);
    if (degree !== undefined) degrees.set(ends[n] ?? 0, degree + 1);
  }
  return leads.flatMap((lead, n) => {
    const [entity, own] = [entities[lead], members[n]];
    if (!entity || !own) return [];
    const { id, name, type } = entity;
    const at = { x: median(own.x), y: median(own.y) };
    return [{ lead: id, name, type, members: own.x.length, relations: degrees.get(lead) ?? 0, ...at }];
  });
}

/** Where most are: a few that lie far off do not count. */
function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function tiesOf(
  { ends }: NumberedEdges,
  groupOf: (node: number) => number | undefined,
): Pick<Overview, "ties" | "untold"> {
  const counts = new Map<string, [one: number, another: number, relations: number]>();
  for (let n = 0; n < ends.length; n += 2) {
    const [a, b] = [groupOf(ends[n] ?? 0), groupOf(ends[n + 1] ?? 0)];
    if (a === undefined || b === undefined || a === b) continue;
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const known = counts.get(key);
    if (known) known[2] += 1;
    else counts.set(key, [Math.min(a, b), Math.max(a, b), 1]);
  }
  const all = [...counts.values()];
  const told = outstanding(all).sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]);
  const sum = (ties: readonly Tie[]): number => ties.reduce((total, [, , count]) => total + count, 0);
  return { ties: told, untold: sum(all) - sum(told) };
}

type Tie = Overview["ties"][number];

/** The ties with more relations than their groups' sizes alone explain: else all lines would lead to the two largest groups. */
function outstanding(all: readonly Tie[]): Tie[] {
  const totals = new Map<number, number>();
  let whole = 0;
  for (const [a, b, count] of all) {
    for (const group of [a, b]) totals.set(group, (totals.get(group) ?? 0) + count);
    whole += count;
  }
  const score = ([a, b, count]: Tie): number => {
    const expected = ((totals.get(a) ?? 0) * (totals.get(b) ?? 0)) / (2 * whole);
    return (count - expected) / Math.sqrt(expected);
  };
  const drawnOf = new Map<number, number>();
  return all
    .map((tie) => ({ tie, score: score(tie) }))
    .sort((a, b) => b.score - a.score || a.tie[0] - b.tie[0] || a.tie[1] - b.tie[1])
    .filter(({ tie: [a, b] }, n) => {
      const few = [a, b].some((group) => (drawnOf.get(group) ?? 0) < TIES_EACH);
      if (n >= TIES_IN_ALL && !few) return false;
      for (const group of [a, b]) drawnOf.set(group, (drawnOf.get(group) ?? 0) + 1);
      return true;
    })
    .map(({ tie }) => tie);
}
