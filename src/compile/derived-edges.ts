import { consequences } from "../corroborate/consequences.ts";
import type { Dataset } from "../model/dataset.ts";
import { dateOf } from "../model/dates.ts";
import type { Fact } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import { groundsOf, type Pairing, pairingOf, type RelationType } from "../model/schema.ts";
import { CONTESTED, SUPPORT } from "../model/support.ts";
import { attributeName, SUPPORT_WEIGHT, type TimeAttributes, timeAttributes, whenOf } from "./edge-attributes.ts";
import type { EdgeRow } from "./graph-rows.ts";

/**
 * The edges that follow from facts: the parties of one agreement have signed with one another, `under` it; who argues a thesis disputes
 * those that contradict it.
 */
export function* derivedEdges(
  { schema, facts }: Pick<Dataset, "schema" | "facts">,
  isEntity: (id: string) => boolean,
): Generator<EdgeRow> {
  const relations = Object.values(schema.relations)
    .filter(({ derive }) => derive !== null)
    .sort((a, b) => compareText(a.name, b.name));
  const grounds = new Map<string, Fact[]>(relations.flatMap(groundsOf).map((type) => [type, []]));
  for (const fact of facts) grounds.get(fact.type)?.push(fact);
  const ofType = (type: string): readonly Fact[] => grounds.get(type) ?? [];
  for (const relation of relations) {
    const pairing = pairingOf(relation);
    if (pairing) yield* pairsOf(relation, pairing, ofType(pairing.from), isEntity);
    for (const { subject, object, via, facts: behind } of consequences(relation, schema, ofType, isEntity)) {
      yield derivedEdge(relation, { a: subject, b: object, over: via, named: {} }, sourced(behind, schema));
    }
  }
}

/** What an analyst reads into it without a source makes the rest no weaker. */
function sourced(facts: readonly Fact[], { relations }: Dataset["schema"]): Behind {
  const own = facts.filter(({ type, claims }) => claims.length > 0 || relations[type]?.by_analyst !== true);
  return { facts, weighed: own };
}

interface Behind {
  readonly facts: readonly Fact[];
  /** Those that support comes from. */
  readonly weighed: readonly Fact[];
}

function* pairsOf(
  relation: RelationType,
  { under: as }: Pairing,
  facts: readonly Fact[],
  isEntity: (id: string) => boolean,
): Generator<EdgeRow> {
  for (const [over, objects] of groupObjects(facts, isEntity)) {
    const ids = [...objects.keys()].sort(compareText);
    for (const [i, a] of ids.entries()) {
      for (const b of ids.slice(i + 1)) {
        const behind = [...(objects.get(a) ?? []), ...(objects.get(b) ?? [])];
        const named = { [attributeName(as)]: over };
        yield derivedEdge(relation, { a, b, over, named }, { facts: behind, weighed: behind });
      }
    }
  }
}

/** Subject -> object -> the facts that tie them. */
function groupObjects(facts: readonly Fact[], isEntity: (id: string) => boolean): Map<string, Map<string, Fact[]>> {
  const groups = new Map<string, Map<string, Fact[]>>();
  for (const fact of facts) {
    if (fact.object === null || !isEntity(fact.object)) continue;
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
  ends: {
    readonly a: string;
    readonly b: string;
    readonly over: string;
    readonly named: Readonly<Record<string, string>>;
  },
  { facts, weighed }: Behind,
): EdgeRow {
  const rollups = weighed.map((fact) => fact.rollup);
  const support = SUPPORT.find((level) => rollups.some((rollup) => rollup.support === level)) ?? "unsourced";
  const contested = CONTESTED.findLast((level) => facts.some(({ rollup }) => rollup.contested === level)) ?? "no";
  const ids = facts.map((fact) => fact.id);
  return {
    key: `${relation.name}:${ends.a}:${ends.b}:${ends.over}`,
    source: ends.a,
    target: ends.b,
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
      voices: rollups.length === 0 ? 0 : Math.min(...rollups.map((rollup) => rollup.voices.length)),
      weight: SUPPORT_WEIGHT[support],
      color: relation.color,
      ...(relation.background ? { background: true } : {}),
      ...timeOf(facts),
      ...ends.named,
    },
  };
}

/** When the first of these facts that has a date may hold. That what follows holds throughout is not certain. */
function timeOf(facts: readonly Fact[]): TimeAttributes {
  const date = dateOf(facts.map(whenOf).find((when) => when !== undefined));
  return date === null ? {} : timeAttributes(date);
}
