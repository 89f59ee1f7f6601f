import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Claim } from "../../model/claim.ts";
import { UNKNOWN } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { chainOf, findCycles } from "../cycles.ts";
import { atClaim } from "../places.ts";
import type { FactRule } from "../rule.ts";

/** Where some pass on one another's word in a circle, the word comes from nowhere. */
export const relaysCycle: FactRule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    // Nearly all facts are left here.
    if (!fact.claims.some(({ relays }) => relays.length > 0)) continue;
    const edges = edgesOf(fact);
    for (const cycle of findCycles(new Map([...edges].map(([by, to]) => [by, [...to.keys()].sort()])))) {
      const claim = edges.get(cycle[0] ?? "")?.get(cycle[1] ?? "");
      if (claim === undefined) continue;
      const chain = chainOf(cycle);
      findings.push(finding("relays-cycle", { chain }, atClaim(resolved, fact, claim, "relays")));
    }
  }
  return findings;
};

/** Whose word each claimant passes on, and in which claim. Who relays oneself has a message of one's own. */
function edgesOf(fact: Fact): ReadonlyMap<string, ReadonlyMap<string, Claim>> {
  const edges = new Map<string, Map<string, Claim>>();
  for (const claim of fact.claims) {
    if (claim.by === null || claim.by === UNKNOWN) continue;
    for (const relayed of claim.relays) {
      if (relayed === claim.by || relayed === UNKNOWN) continue;
      const known = edges.get(claim.by) ?? new Map<string, Claim>();
      edges.set(claim.by, known.has(relayed) ? known : known.set(relayed, claim));
    }
  }
  return edges;
}
