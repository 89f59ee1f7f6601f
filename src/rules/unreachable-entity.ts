import { finding } from "../diagnostics/registry.ts";
import { type Field, isA } from "../model/schema.ts";
import { atEntity } from "./places.ts";
import type { Rule } from "./rule.ts";

type Fields = Readonly<Record<string, Field>>;

/** Every entity stands in some relation, claim or attribute. A thesis that stands in none is idle, and reported as that. */
export const unreachableEntity: Rule = ({ entities, facts }, schema) => {
  // What is left shrinks to nothing long before the claims are looked at.
  const left = new Set<unknown>(entities.keys());
  const reach = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) left.delete(one);
    else left.delete(value);
  };
  const reachAll = (fields: Fields | undefined, values: Readonly<Record<string, unknown>>): void => {
    for (const name in values) if (fields?.[name]?.type.kind === "ref") reach(values[name]);
  };
  for (const { subject, object } of facts) {
    left.delete(subject);
    left.delete(object);
  }
  for (const { type, qualifiers, claims } of facts) {
    if (left.size === 0) return [];
    const fields = schema.relations[type]?.qualifiers;
    reachAll(fields, qualifiers);
    for (const { by, source, relays, says } of claims) {
      left.delete(by);
      left.delete(source);
      reach(relays);
      reachAll(fields, says);
    }
  }
  for (const { type, aliases, attributes, not_same_as, id } of entities.values()) {
    for (const { used_by } of aliases) left.delete(used_by);
    reachAll(schema.entities[type]?.attributes, attributes);
    // Told apart from something, both are of use.
    if (not_same_as.length > 0) left.delete(id);
    reach(not_same_as);
  }
  return [...entities.values()].flatMap((entity) =>
    left.has(entity.id) && !isA(schema, entity.type, ["thesis"])
      ? [finding("unreachable-entity", { id: entity.id }, atEntity(entity))]
      : [],
  );
};
