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
    // Nearly all facts are left here.
    if (!fact.claims.some(({ stance }) => isDenial(stance))) continue;
    const own = fact.claims.filter(({ relays }) => relays.length === 0);
    const assertions = own.filter(isAssertion);
    if (assertions.length === 0) continue;
    const asserted = new Map<string, Claim>();
    for (const claim of assertions) {
      const key = keyOf(claim);
      if (!asserted.has(key)) asserted.set(key, claim);
    }
    for (const denial of own.filter(({ stance }) => isDenial(stance))) {
      const claim = asserted.get(keyOf(denial));
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

/** Equal where two claims say one thing of one voice. What says something else may be asserted beside a denial. */
function keyOf({ by, source, said, says }: Claim): string {
  return JSON.stringify([by, source, said, says]);
}
