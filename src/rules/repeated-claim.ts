import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Claim } from "../model/claim.ts";
import { atClaim } from "./places.ts";
import type { Rule } from "./rule.ts";

/** A claim that stands twice on one fact adds nothing: mostly another claimant or another number was meant. */
export const repeatedClaim: Rule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    const { claims } = fact;
    for (let n = 1; n < claims.length; n += 1) {
      const claim = claims[n];
      const first = claim && firstLike(claim, claims, n);
      if (claim === undefined || first === undefined) continue;
      const related = [{ place: atClaim(resolved, fact, first), message: "the same claim" }];
      findings.push(finding("repeated-claim", { fact: fact.id }, atClaim(resolved, fact, claim), { related }));
    }
  }
  return findings;
};

/** Compared one by one, since a fact has few claims, and hardly ever two of one claimant, source and place. */
function firstLike(claim: Claim, claims: readonly Claim[], before: number): Claim | undefined {
  for (let n = 0; n < before; n += 1) {
    const other = claims[n];
    if (other === undefined || other.by !== claim.by || other.source !== claim.source || other.at !== claim.at)
      continue;
    if (contentOf(other) === contentOf(claim)) return other;
  }
  return undefined;
}

function contentOf({ stance, said, relays, says }: Claim): string {
  return JSON.stringify([stance, said, relays, Object.entries(says).sort(byName)]);
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
