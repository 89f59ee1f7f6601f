import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { atFact } from "../places.ts";
import type { FactRule } from "../rule.ts";

/** Every fact has a claim, unless it is the analyst's own reading. */
export const unsourcedFact: FactRule = ({ facts }, schema) => {
  const findings: Finding[] = [];
  for (const fact of facts) {
    if (fact.claims.length > 0 || schema.relations[fact.type]?.by_analyst === true) continue;
    findings.push(finding("unsourced-fact", { fact: fact.id }, atFact(fact), { hint: "add `source:` and `at:`" }));
  }
  return findings;
};
