import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { atFact } from "./places.ts";
import type { Rule } from "./rule.ts";

/** Nobody is named who says so. */
export const unsourcedFact: Rule = ({ facts }) => {
  const findings: Finding[] = [];
  for (const fact of facts) {
    if (fact.claims.length === 0) findings.push(finding("unsourced-fact", { fact: fact.id }, atFact(fact)));
  }
  return findings;
};
