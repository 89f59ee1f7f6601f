import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { UNKNOWN } from "../../model/entity.ts";
import { atClaim } from "../places.ts";
import type { FactRule } from "../rule.ts";

/** One's own word is not passed on. */
export const relaysItself: FactRule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    for (const claim of fact.claims) {
      // Nearly all claims are left here.
      if (claim.relays.length === 0) continue;
      const own = claim.relays.find((id) => id === claim.by);
      if (own === undefined || own === UNKNOWN) continue;
      findings.push(finding("relays-itself", { id: own }, atClaim(resolved, fact, claim, "relays")));
    }
  }
  return findings;
};
