import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Entity } from "../../model/entity.ts";
import { atEntity } from "../places.ts";
import type { EntityRule } from "../rule.ts";

/** What is said not to be the same is nowhere said to be the same: by being itself, a former id, or one identifier for both. */
export const sameAfterAll: EntityRule = ({ entities }) => {
  const findings: Finding[] = [];
  for (const entity of entities.values()) {
    const reasons = new Map<string, string | null>();
    for (const [i, id] of entity.not_same_as.entries()) {
      const known = reasons.get(id);
      const reason = known === undefined ? sameness(entity, entities.get(id)) : known;
      reasons.set(id, reason);
      if (reason === null) continue;
      findings.push(finding("same-after-all", { id, reason }, atEntity(entity, "not_same_as", i)));
    }
  }
  return findings;
};

function sameness(entity: Entity, other: Entity | undefined): string | null {
  if (other === undefined) return null;
  if (other.id === entity.id) return "it is this very entity";
  for (const name in entity.identifiers) {
    const value = entity.identifiers[name];
    if (Object.hasOwn(other.identifiers, name) && other.identifiers[name] === value)
      return `both have the ${name} identifier ${value}`;
  }
  return null;
}
