import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { atObject } from "../places.ts";
import type { FactRule } from "../rule.ts";
import { anyOf, kindOf } from "../wording.ts";
import { declaredAs, endTypes, misfit } from "./fits.ts";

/** A relation leads to an entity of a type in its range. */
export const wrongObjectType: FactRule = (resolved, schema) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    if (fact.object === null) continue;
    const range = endTypes(schema.relations[fact.type], "range");
    const target = misfit(resolved, schema, fact.object, range);
    if (target === null) continue;
    const params = { relation: fact.type, wanted: anyOf(schema, range), id: target.id, is: kindOf(schema, target) };
    findings.push(finding("wrong-object-type", params, atObject(fact), declaredAs(schema, target)));
  }
  return findings;
};
