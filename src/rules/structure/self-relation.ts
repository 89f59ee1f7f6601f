import type { Finding, Place } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { UNKNOWN } from "../../model/entity.ts";
import { atObject } from "../places.ts";
import type { FactRule } from "../rule.ts";

/** Two entities are the ends of a fact, unless its type allows one to be both. */
export const selfRelation: FactRule = ({ facts }, schema) => {
  const findings: Finding[] = [];
  for (const fact of facts) {
    if (fact.object !== fact.subject || fact.object === UNKNOWN) continue;
    if (schema.relations[fact.type]?.self === "allowed") continue;
    findings.push(selfRelated(fact.type, fact.subject, atObject(fact)));
  }
  return findings;
};

/** What is to be said where one entity is both ends. */
export function selfRelated(relation: string, id: string, place: Place): Finding {
  const hint = `name the other entity; where that can be so, write \`self: allowed\` in schema/relations/${relation}.yaml`;
  return finding("self-relation", { relation, id }, place, { hint });
}
