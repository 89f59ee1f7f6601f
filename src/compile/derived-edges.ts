import type { Dataset } from "../model/dataset.ts";
import { CONTESTED, type Fact, SUPPORT } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import type { RelationType } from "../model/schema.ts";
import { attributeName, SUPPORT_WEIGHT, timeAttributes, whenOf } from "./edge-attributes.ts";
import type { EdgeRow } from "./graph-rows.ts";

/** The pairs that a derivation makes: the parties of one agreement have signed with one another, `under` it. */
export function* derivedEdges(
  dataset: Pick<Dataset, "schema" | "facts">,
  isEntity: (id: string) => boolean,
): Generator<EdgeRow> {
  const names = Object.keys(dataset.schema.relations).sort(compareText);
  for (const name of names) {
    const relation = dataset.schema.relations[name];
    if (relation?.derive) yield* edgesOf(relation, relation.derive, dataset.facts, isEntity);
  }
}

function* edgesOf(
  relation: RelationType,
  derive: { readonly from: string; readonly under: string },
  facts: readonly Fact[],
  isEntity: (id: string) => boolean,
): Generator<EdgeRow> {
  for (const [under, objects] of groupObjects(facts, derive.from, isEntity)) {
    const ids = [...objects.keys()].sort(compareText);
    for (const [i, a] of ids.entries()) {
      for (const b of ids.slice(i + 1)) {
        const behind = [...(objects.get(a) ?? []), ...(objects.get(b) ?? [])];
        yield derivedEdge(relation, { a, b, under, as: derive.under }, behind);
      }
    }
  }
}

/** Subject -> object -> the facts that tie them. */
function groupObjects(
  facts: readonly Fact[],
  type: string,
  isEntity: (id: string) => boolean,
): Map<string, Map<string, Fact[]>> {
  const groups = new Map<string, Map<string, Fact[]>>();
  for (const fact of facts) {
    if (fact.type !== type || fact.object === null || !isEntity(fact.object)) continue;
    const group = groups.get(fact.subject) ?? new Map<string, Fact[]>();
    groups.set(fact.subject, group);
    const same = group.get(fact.object) ?? [];
    group.set(fact.object, same);
    same.push(fact);
  }
  return groups;
}

/** A chain is as strong as its weakest fact, and as contested as its most contested one. */
function derivedEdge(
  relation: RelationType,
  pair: { readonly a: string; readonly b: string; readonly under: string; readonly as: string },
  facts: readonly Fact[],
): EdgeRow {
  const rollups = facts.map((fact) => fact.rollup);
  const support = SUPPORT.find((level) => rollups.some((rollup) => rollup.support === level)) ?? "unsourced";
  const contested = CONTESTED.findLast((level) => rollups.some((rollup) => rollup.contested === level)) ?? "no";
  const ids = facts.map((fact) => fact.id);
  return {
    key: `${relation.name}:${pair.a}:${pair.b}:${pair.under}`,
    source: pair.a,
    target: pair.b,
    undirected: relation.symmetric,
    attributes: {
      label: relation.label,
      kind: relation.name,
      origin: "derived",
      relation: relation.name,
      fact: ids[0] ?? "",
      facts: ids,
      support,
      contested,
      voices: Math.min(...rollups.map((rollup) => rollup.voices.length)),
      weight: SUPPORT_WEIGHT[support],
      color: relation.color,
      ...(relation.background ? { background: true } : {}),
      ...timeAttributes(facts.map(whenOf).find((when) => when !== undefined)),
      [attributeName(pair.as)]: pair.under,
    },
  };
}
