import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Claim } from "../model/claim.ts";
import { atClaim } from "./places.ts";
import type { Rule } from "./rule.ts";

/** A claim that stands twice on one fact adds nothing: mostly another claimant or another number was meant. */
export const repeatedClaim: Rule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    if (fact.claims.length < 2) continue;
    const seen = new Map<string, Claim[]>();
    for (const claim of fact.claims) {
      const alike = seen.get(`${claim.by} ${claim.source} ${claim.at}`);
      if (alike === undefined) {
        seen.set(`${claim.by} ${claim.source} ${claim.at}`, [claim]);
        continue;
      }
      const first = alike.find((other) => contentOf(other) === contentOf(claim));
      alike.push(claim);
      if (first === undefined) continue;
      const related = [{ place: atClaim(resolved, fact, first), message: "the same claim" }];
      findings.push(finding("repeated-claim", { fact: fact.id }, atClaim(resolved, fact, claim), { related }));
    }
  }
  return findings;
};

function contentOf({ stance, said, relays, says }: Claim): string {
  return JSON.stringify([stance, said, relays, Object.entries(says).sort(byName)]);
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
