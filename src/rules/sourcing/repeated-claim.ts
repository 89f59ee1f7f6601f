import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Claim } from "../../model/claim.ts";
import { compareText } from "../../model/order.ts";
import { atClaim } from "../places.ts";
import type { FactRule } from "../rule.ts";

/** A claim that one fact has twice adds nothing: mostly another claimant or another number was meant. */
export const repeatedClaim: FactRule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    if (fact.claims.length < 2) continue;
    for (const [claim, first] of repeated(fact.claims)) {
      const related = [{ place: atClaim(resolved, fact, first), message: "the same claim" }];
      findings.push(finding("repeated-claim", { fact: fact.id }, atClaim(resolved, fact, claim), { related }));
    }
  }
  return findings;
};

/** Claims that a scan compares faster than a table does: nearly all facts have no more. */
const FEW = 8;

/** Each claim that is there already, with the first like it. */
function repeated(claims: readonly Claim[]): readonly (readonly [claim: Claim, first: Claim])[] {
  if (claims.length <= FEW) return claims.flatMap((claim, n) => withFirst(claim, firstLike(claim, claims, n)));
  const known = new Map<string, Claim>();
  return claims.flatMap((claim) => {
    const key = JSON.stringify([claim.by, claim.source, claim.at, contentOf(claim)]);
    const first = known.get(key);
    if (first === undefined) known.set(key, claim);
    return withFirst(claim, first);
  });
}

const NONE: ReturnType<typeof repeated> = [];

function withFirst(claim: Claim, first: Claim | undefined): ReturnType<typeof repeated> {
  return first === undefined ? NONE : [[claim, first]];
}

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
  return JSON.stringify([stance, said, relays, Object.entries(says).sort(([a], [b]) => compareText(a, b))]);
}
