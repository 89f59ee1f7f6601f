import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { type Entity, UNKNOWN } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { eachReference } from "../model/references.ts";
import { isA, type Schema } from "../model/schema.ts";
import { atEntity } from "./places.ts";
import type { Rule } from "./rule.ts";

/** Every entity stands in some relation, claim or attribute. A thesis that stands in none is idle, and reported as that. */
export const unreachableEntity: Rule = ({ entities, facts }, schema) => {
  // What is left shrinks to nothing long before the claims are looked at.
  const left = new Set<unknown>(entities.keys());
  const reach = (id: unknown): void => void left.delete(id);
  for (const { subject, object } of facts) {
    left.delete(subject);
    left.delete(object);
  }
  for (const fact of facts) {
    if (left.size === 0) return [];
    reachFrom(fact, schema, reach);
  }
  return unreached(entities, left, schema);
};

/** Names whatever a fact's qualifiers and claims refer to, and other values beside: its ends are for the caller to see. */
export function reachFrom({ type, qualifiers, claims }: Fact, schema: Schema, reach: (id: unknown) => void): void {
  const fields = schema.relations[type]?.qualifiers;
  eachReference(fields, qualifiers, reach);
  for (const { by, source, relays, says } of claims) {
    reach(by);
    reach(source);
    for (const id of relays) reach(id);
    eachReference(fields, says, reach);
  }
}

/** One finding for each entity that no entity reaches either. `left`: what no fact reaches. */
export function unreached(
  entities: ReadonlyMap<string, Entity>,
  left: Set<unknown>,
  schema: Schema,
): readonly Finding[] {
  for (const { type, aliases, attributes, not_same_as, id } of entities.values()) {
    for (const { used_by } of aliases) left.delete(used_by);
    eachReference(schema.entities[type]?.attributes, attributes, (target) => {
      // It ties both: the operator to the flight, and the flight to its operator.
      if (target === id || target === UNKNOWN) return;
      left.delete(target);
      left.delete(id);
    });
    // Told apart from something, both are of use.
    if (not_same_as.length > 0) left.delete(id);
    for (const other of not_same_as) left.delete(other);
  }
  return [...entities.values()].flatMap((entity) =>
    left.has(entity.id) && !isA(schema, entity.type, ["thesis"])
      ? [finding("unreachable-entity", { id: entity.id }, atEntity(entity))]
      : [],
  );
}
