import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { Atlas } from "../derive/atlas.ts";
import type { Shown } from "../derive/shown.ts";

export interface ShownRows {
  readonly facts: readonly Fact[];
  readonly claims: readonly Claim[];
  readonly entities: readonly Entity[];
}

/** The rows behind the present view. Facts that take a value draw no edge, but belong to their entity all the same. */
export function shownRows(atlas: Atlas, shown: Shown, focused: boolean): ShownRows {
  const inView = (fact: Fact): boolean =>
    shown.nodes.has(fact.subject) && (fact.object === null || shown.nodes.has(fact.object));
  const facts = focused ? shown.facts.filter(inView) : shown.facts;
  const nodes = new Set(shown.nodes);
  for (const { subject, object } of facts) {
    nodes.add(subject);
    if (object !== null) nodes.add(object);
  }
  return {
    facts,
    claims: facts.flatMap(({ claims }) => claims),
    entities: atlas.dataset.entities.filter(({ id }) => nodes.has(id)),
  };
}
