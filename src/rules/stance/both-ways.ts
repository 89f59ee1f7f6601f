import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Claim } from "../../model/claim.ts";
import { isDenial, isFor, STANCE } from "../../model/stance.ts";
import { atClaim } from "../places.ts";
import type { FactRule } from "../rule.ts";

/** A speaker who asserts and denies one thing in one source changed their mind between two dates, or one stance is a mistake. */
export const bothWays: FactRule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    if (fact.claims.length < 2 || !fact.claims.some(({ stance }) => isDenial(stance))) continue;
    const asserted = new Map<string, Claim>();
    for (const claim of fact.claims) {
      const key = isAssertion(claim) ? keyOf(claim) : null;
      if (key !== null && !asserted.has(key)) asserted.set(key, claim);
    }
    for (const denial of fact.claims) {
      const key = isDenial(denial.stance) ? keyOf(denial) : null;
      const claim = key === null ? undefined : asserted.get(key);
      if (claim === undefined) continue;
      const related = [{ place: atClaim(resolved, fact, claim), message: `${claim.stance} it here` }];
      const params = { who: denial.by ?? denial.source ?? "the source", fact: fact.id };
      findings.push(finding("both-ways", params, atClaim(resolved, fact, denial, "stance"), { related }));
    }
  }
  return findings;
};

function isAssertion({ stance }: Claim): boolean {
  return isFor(stance) && STANCE[stance].firm;
}

/** Equal where two claims say one thing of one voice; null where that is another's word. What says something else may be asserted beside a denial. */
function keyOf({ by, source, said, relays, says }: Claim): string | null {
  return relays.length > 0 ? null : JSON.stringify([by, source, said, says]);
}
