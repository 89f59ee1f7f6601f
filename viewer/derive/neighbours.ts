import { compareText } from "../../src/model/order.ts";
import { grouped } from "../../src/wording/counts.ts";
import { plain } from "../data/plain-text.ts";
import { addedBy } from "../state/expansions.ts";
import type { Expansion } from "../state/view-state.ts";
import type { Atlas, GraphEdge } from "./atlas.ts";
import { factsDrawn, type Shown } from "./shown.ts";

/** Whom an entity is tied to, and who of them is not in the picture. The best connected come first. */
export interface Neighbours {
  readonly all: readonly string[];
  readonly hidden: readonly string[];
  /** Hidden ones by family of relation, or by relation where it is of none; one that is tied in two ways is in two of them. */
  readonly groups: readonly NeighbourGroup[];
}

export interface NeighbourGroup {
  readonly name: string;
  readonly label: string;
  readonly hidden: readonly string[];
  /** The same by relation, where there is more than one. */
  readonly relations: readonly Omit<NeighbourGroup, "relations">[];
}

/**
 * What ties an entity to each of its neighbours, as far as the clocks, the lens and what is asked of the evidence let it be seen. Which
 * entities, types and relations the view is made of plays no part: expanding is how one goes beyond them.
 */
export function tiesOf(
  atlas: Atlas,
  reach: ReadonlySet<string>,
  id: string,
): ReadonlyMap<string, readonly GraphEdge[]> {
  const isQuiet = atlas.quietTypes.has(atlas.kg.entity(id)?.type ?? "");
  const ties = new Map<string, GraphEdge[]>();
  const known = new Set<string>();
  for (const fact of atlas.kg.factsAbout(id)) {
    for (const edge of atlas.edgesOfFact.get(fact.id) ?? []) {
      const { key, source, target, attributes } = edge;
      const other = source === id ? target : target === id ? source : null;
      if (other === null || other === id || known.has(key)) continue;
      // What a work is made of stays on its page.
      if (!isQuiet && atlas.kinds.get(attributes.kind)?.background) continue;
      if (!(attributes.facts ?? [attributes.fact]).every((one) => reach.has(one))) continue;
      known.add(key);
      ties.set(other, [...(ties.get(other) ?? []), edge]);
    }
  }
  return ties;
}

export function neighboursOf(atlas: Atlas, shown: Shown, id: string): Neighbours {
  const ties = tiesOf(atlas, shown.reach(), id);
  const weight = (other: string): number => atlas.kg.factsAbout(other).length;
  const all = [...ties.keys()].sort((a, b) => weight(b) - weight(a) || compareText(a, b));
  const hidden = all.filter((other) => !shown.nodes.has(other));
  const groups = new Map<string, { hidden: Set<string>; relations: Map<string, Set<string>> }>();
  for (const other of hidden) {
    for (const { attributes } of ties.get(other) ?? []) {
      const name = atlas.kinds.get(attributes.kind)?.family ?? attributes.kind;
      const group = groups.get(name) ?? { hidden: new Set(), relations: new Map() };
      groups.set(name, group);
      group.hidden.add(other);
      group.relations.set(attributes.kind, (group.relations.get(attributes.kind) ?? new Set()).add(other));
    }
  }
  const { families } = atlas.dataset.schema;
  const labelled = (name: string, ids: ReadonlySet<string>): Omit<NeighbourGroup, "relations"> => ({
    name,
    label: plain(families[name]?.label ?? atlas.kinds.get(name)?.label ?? name),
    hidden: [...ids],
  });
  return {
    all,
    hidden,
    groups: [...groups]
      .map(([name, { hidden: ids, relations }]) => ({
        ...labelled(name, ids),
        relations: relations.size < 2 ? [] : [...relations].map(([kind, own]) => labelled(kind, own)).sort(byNumber),
      }))
      .sort(byNumber),
  };
}

function byNumber(a: Omit<NeighbourGroup, "relations">, b: Omit<NeighbourGroup, "relations">): number {
  return b.hidden.length - a.hidden.length || compareText(a.name, b.name);
}

/** `+12`: what is written beside a mark. Empty where all neighbours are drawn. */
export function hiddenMark({ hidden }: Neighbours): string {
  return hidden.length === 0 ? "" : `+${grouped(hidden.length)}`;
}

/** Adds what the reader expanded, with all that ties it to whom it was expanded from. The same object where nothing was. */
export function withExpanded(atlas: Atlas, shown: Shown, expanded: readonly Expansion[]): Shown {
  if (expanded.length === 0) return shown;
  const nodes = new Set(shown.nodes);
  const edges = new Map(shown.edges.map((edge) => [edge.key, edge]));
  for (const id of [...expanded.map(({ from }) => from), ...addedBy(expanded)])
    if (atlas.positions.has(id)) nodes.add(id);
  const kept = new Set(shown.kept);
  for (const { from, added } of expanded) {
    const ties = tiesOf(atlas, shown.reach(), from);
    for (const edge of Object.keys(added).flatMap((id) => ties.get(id) ?? [])) {
      edges.set(edge.key, edge);
      if (!shown.passes(edge.attributes.fact)) kept.add(edge.attributes.fact);
    }
  }
  const all = [...edges.values()];
  return { ...shown, edges: all, kept: [...kept], nodes, drawn: factsDrawn(all) };
}
