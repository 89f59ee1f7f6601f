import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { atClaim } from "../places.ts";
import type { FactRule } from "../rule.ts";

/** A claim says where it can be looked up. An entry with no claim at all is honestly unsourced; a claim without a source pretends. */
export const claimWithoutSource: FactRule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    let last: string | null = null;
    for (const claim of fact.claims) {
      if (claim.source !== null) continue;
      const place = atClaim(resolved, fact, claim);
      // Two claimants of one entry lack one source.
      const pointer = "pointer" in place ? place.pointer : "";
      if (pointer === last) continue;
      last = pointer;
      findings.push(finding("claim-without-source", { fact: fact.id }, place));
    }
  }
  return findings;
};
