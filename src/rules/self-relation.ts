import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { UNKNOWN } from "../model/entity.ts";
import { atObject } from "./places.ts";
import type { FactRule } from "./rule.ts";

/** Nothing stands in a relation to itself. */
export const selfRelation: FactRule = ({ facts }) => {
  const findings: Finding[] = [];
  for (const fact of facts) {
    if (fact.object !== fact.subject || fact.object === UNKNOWN) continue;
    findings.push(finding("self-relation", { relation: fact.type, id: fact.subject }, atObject(fact)));
  }
  return findings;
};
