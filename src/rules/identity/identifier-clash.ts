import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Entity } from "../../model/entity.ts";
import { fold } from "../../text/fold.ts";
import { atEntity } from "../places.ts";
import type { EntityRule } from "../rule.ts";
import { createToldApart } from "./told-apart.ts";

interface Owner {
  readonly entity: Entity;
  readonly name: string;
  readonly value: string;
}

/** Two entities with one identifier (a Wikidata item, a country code) are one entity, or one of them has another's number. */
export const identifierClash: EntityRule = ({ entities }) => {
  const findings: Finding[] = [];
  const owners = new Map<string, Owner>();
  const isToldApart = createToldApart();
  for (const entity of entities.values()) {
    for (const name in entity.identifiers) {
      const value = entity.identifiers[name] ?? "";
      const key = `${fold(name)}\n${fold(value)}`;
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, { entity, name, value });
      // Said once already where the two are said not to be the same. One entity may have it in two spellings.
      else if (owner.entity !== entity && !isToldApart(entity, owner.entity)) {
        const message = owner.value === value ? "the same identifier" : `the same but for its spelling: ${owner.value}`;
        const related = [{ place: atEntity(owner.entity, "identifiers", owner.name), message }];
        const params = { name, value, other: owner.entity.id };
        const hint = `if the register tells them apart by their spelling, say \`not_same_as: [${owner.entity.id}]\``;
        const extra = owner.value === value ? { related } : { related, hint };
        findings.push(finding("identifier-clash", params, atEntity(entity, "identifiers", name), extra));
      }
    }
  }
  return findings;
};
