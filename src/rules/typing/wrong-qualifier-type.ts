import type { Finding, Place } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Fact } from "../../model/fact.ts";
import { isRef } from "../../model/kinds/index.ts";
import type { RelationType, Schema } from "../../model/schema.ts";
import { atClaim, atFact } from "../places.ts";
import type { FactRule, FactsInView } from "../rule.ts";
import { anyOf, kindOf } from "../wording.ts";
import { declaredAs, misfit } from "./fits.ts";

/** A qualifier that refers to an entity refers to one of the right type. */
export const wrongQualifierType: FactRule = (resolved, schema) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    const type = schema.relations[fact.type];
    if (type === undefined) continue;
    check(resolved, schema, type, fact.qualifiers, (...tokens) => atFact(fact, ...tokens), findings);
    for (const claim of fact.claims) {
      check(resolved, schema, type, claim.says, (...tokens) => atClaim(resolved, fact, claim, ...tokens), findings);
    }
  }
  return findings;
};

function check(
  resolved: FactsInView,
  schema: Schema,
  type: RelationType,
  qualifiers: Fact["qualifiers"],
  place: (...tokens: (string | number)[]) => Place,
  findings: Finding[],
): void {
  for (const name in qualifiers) {
    const declared = type.qualifiers[name]?.type;
    if (!isRef(declared)) continue;
    const written = qualifiers[name];
    const ids = Array.isArray(written) ? written : [written];
    for (const [i, id] of ids.entries()) {
      const target = typeof id === "string" ? misfit(resolved, schema, id, declared.types) : null;
      if (target === null) continue;
      const params = {
        qualifier: name,
        wanted: anyOf(schema, declared.types),
        id: target.id,
        is: kindOf(schema, target),
      };
      const at = Array.isArray(written) ? place(name, i) : place(name);
      findings.push(finding("wrong-qualifier-type", params, at, declaredAs(schema, target)));
    }
  }
}
