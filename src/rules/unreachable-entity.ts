import { finding } from "../diagnostics/registry.ts";
import { atEntity } from "./places.ts";
import type { Rule } from "./rule.ts";

/** Every entity stands in some relation, claim or attribute. */
export const unreachableEntity: Rule = ({ entities, facts }) => {
  const reached = new Set<unknown>();
  const reach = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) reached.add(one);
    else reached.add(value);
  };
  for (const { subject, object, qualifiers, claims } of facts) {
    reached.add(subject);
    reached.add(object);
    for (const name in qualifiers) reach(qualifiers[name]);
    for (const { by, source, relays, says } of claims) {
      reached.add(by);
      reached.add(source);
      reach(relays);
      for (const name in says) reach(says[name]);
    }
  }
  for (const { aliases, attributes, not_same_as, id } of entities.values()) {
    for (const { used_by } of aliases) reached.add(used_by);
    for (const name in attributes) reach(attributes[name]);
    // Told apart from something, both are of use.
    if (not_same_as.length > 0) reached.add(id);
    reach(not_same_as);
  }
  return [...entities.values()].flatMap((entity) =>
    reached.has(entity.id) ? [] : [finding("unreachable-entity", { id: entity.id }, atEntity(entity))],
  );
};
