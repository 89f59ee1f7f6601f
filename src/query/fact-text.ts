import { type Entity, namesOf } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { writtenText } from "../model/kinds/index.ts";
import type { Core } from "./core.ts";
import { singly } from "./values.ts";

/** All that one would look for a fact by: names at its ends, the relation, its qualifiers, notes and quotes. */
export function factText(fact: Fact, core: Core): string {
  const relation = core.schema.relations[fact.type];
  const parts = [fact.id, relation?.label ?? "", relation?.inverse ?? ""];
  for (const id of core.indexes.named(fact)) {
    const entity = core.indexes.entities.get(id);
    parts.push(...(entity ? namesOf(entity) : [id]));
  }
  for (const holder of [fact.qualifiers, ...fact.claims.map((claim) => claim.says)]) {
    for (const value of Object.values(holder)) {
      for (const one of singly(value)) parts.push(writtenText(one));
    }
  }
  for (const claim of fact.claims) parts.push(claim.note ?? "", claim.quote ?? "");
  return parts.join("\n");
}

/** Its names, its description and the texts of its attributes. */
export function entityText(entity: Entity): string {
  const texts = Object.values(entity.attributes)
    .flat()
    .filter((value) => typeof value === "string");
  return [...namesOf(entity), entity.description ?? "", ...texts].join("\n");
}
