import { finding } from "../diagnostics/registry.ts";
import { atEntity } from "./places.ts";
import type { Rule } from "./rule.ts";

/** Every entity stands in some relation, claim or attribute. */
export const unreachableEntity: Rule = ({ entities, facts }) => {
  // What is left shrinks to nothing long before the claims are looked at.
  const left = new Set<unknown>(entities.keys());
  const reach = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) left.delete(one);
    else left.delete(value);
  };
  for (const { subject, object } of facts) {
    left.delete(subject);
    left.delete(object);
  }
  for (const { qualifiers, claims } of facts) {
    if (left.size === 0) return [];
    for (const name in qualifiers) reach(qualifiers[name]);
    for (const { by, source, relays, says } of claims) {
      left.delete(by);
      left.delete(source);
      reach(relays);
      for (const name in says) reach(says[name]);
    }
  }
  for (const { aliases, attributes, not_same_as, id } of entities.values()) {
    for (const { used_by } of aliases) left.delete(used_by);
    for (const name in attributes) reach(attributes[name]);
    // Told apart from something, both are of use.
    if (not_same_as.length > 0) left.delete(id);
    reach(not_same_as);
  }
  return [...entities.values()].flatMap((entity) =>
    left.has(entity.id) ? [finding("unreachable-entity", { id: entity.id }, atEntity(entity))] : [],
  );
};
