import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Entity } from "../model/entity.ts";
import { atEntity } from "./places.ts";
import type { EntityRule } from "./rule.ts";
import { createToldApart } from "./told-apart.ts";

/** Two entities with one identifier (a Wikidata item, a country code) are one entity, or one of them has another's number. */
export const identifierClash: EntityRule = ({ entities }) => {
  const findings: Finding[] = [];
  const owners = new Map<string, Entity>();
  const isToldApart = createToldApart();
  for (const entity of entities.values()) {
    for (const name in entity.identifiers) {
      const value = entity.identifiers[name] ?? "";
      const key = `${name} ${value}`;
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, entity);
      // Said once already where the two are said not to be the same.
      else if (!isToldApart(entity, owner)) {
        const related = [{ place: atEntity(owner, "identifiers", name), message: "the same identifier" }];
        const params = { name, value, other: owner.id };
        findings.push(finding("identifier-clash", params, atEntity(entity, "identifiers", name), { related }));
      }
    }
  }
  return findings;
};
