import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { atClaim } from "./places.ts";
import type { Rule } from "./rule.ts";

/** Only what was claimed can be taken back. */
export const retractsNothing: Rule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    const kept = fact.claims.filter(({ stance }) => stance !== "retracts");
    if (kept.length > 0 || fact.claims.length === 0) continue;
    for (const claim of fact.claims) {
      findings.push(finding("retracts-nothing", { fact: fact.id }, atClaim(resolved, fact, claim, "stance")));
    }
  }
  return findings;
};
