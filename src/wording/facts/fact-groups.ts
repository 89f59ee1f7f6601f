import type { Fact } from "../../model/fact.ts";
import { compareText } from "../../model/order.ts";
import { eachReference } from "../../model/references.ts";
import type { RelationType } from "../../model/schema.ts";
import type { Lookup } from "../names.ts";
import { spoken } from "../values.ts";

/** The facts about an entity that read alike from it. */
export interface FactGroup {
  /** As the relation reads from this entity: "supplies", "supplied by", "item in: supplies". */
  readonly label: string;
  readonly relation: RelationType;
  readonly facts: readonly Fact[];
}

/** Relations from an entity, then to it, then those it only has a part in; each in the order of their labels. */
export function factGroups(lookup: Lookup, id: string, facts: Iterable<Fact>): readonly FactGroup[] {
  const groups = new Map<string, FactGroup & { readonly facts: Fact[] }>();
  for (const fact of facts) {
    const relation = lookup.schema.relations[fact.type];
    if (!relation) continue;
    const [rank, label] = roleOf(fact, relation, id);
    const key = `${rank} ${label}`;
    const group = groups.get(key);
    if (group) group.facts.push(fact);
    else groups.set(key, { label, relation, facts: [fact] });
  }
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group);
}

function roleOf(fact: Fact, relation: RelationType, id: string): readonly [rank: number, label: string] {
  if (fact.subject === id) return [0, relation.label];
  if (fact.object === id) return relation.symmetric ? [0, relation.label] : [1, relation.inverse];
  return [2, `${spoken(qualifierNaming(fact, relation, id) ?? "named")} in: ${relation.label}`];
}

/** The first qualifier, of the fact or else of one of its claims, that refers to the entity. */
function qualifierNaming({ qualifiers, claims }: Fact, relation: RelationType, id: string): string | null {
  let found: string | null = null;
  for (const values of [qualifiers, ...claims.map(({ says }) => says)]) {
    eachReference(relation.qualifiers, values, (target, name) => {
      if (target === id) found ??= name;
    });
  }
  return found;
}
