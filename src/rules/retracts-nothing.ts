import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Claim } from "../model/claim.ts";
import { STANCE } from "../model/stance.ts";
import { atClaim } from "./places.ts";
import type { FactRule } from "./rule.ts";

/** Only what was claimed can be taken back. */
export const retractsNothing: FactRule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    if (!fact.claims.every(isRetraction)) continue;
    for (const claim of fact.claims) {
      findings.push(finding("retracts-nothing", { fact: fact.id }, atClaim(resolved, fact, claim, "stance")));
    }
  }
  return findings;
};

function isRetraction({ stance }: Claim): boolean {
  return STANCE[stance].retracts;
}
