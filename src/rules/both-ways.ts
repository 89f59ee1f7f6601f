import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Claim } from "../model/claim.ts";
import { atClaim } from "./places.ts";
import type { Rule } from "./rule.ts";

/** Whoever asserts and denies one thing in one source has changed their mind between two dates, or one stance is a slip. */
export const bothWays: Rule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    if (fact.claims.length < 2) continue;
    for (const denial of fact.claims) {
      if (denial.stance !== "denies") continue;
      const claim = fact.claims.find((other) => isAssertion(other) && isSameVoice(other, denial));
      if (claim === undefined) continue;
      const related = [{ place: atClaim(resolved, fact, claim), message: `${claim.stance} it here` }];
      const params = { who: denial.by ?? denial.source ?? "the source", fact: fact.id };
      findings.push(finding("both-ways", params, atClaim(resolved, fact, denial, "stance"), { related }));
    }
  }
  return findings;
};

function isAssertion({ stance }: Claim): boolean {
  return stance === "states" || stance === "confirms";
}

/** What says something else, such as another number, may well be asserted beside a denial. */
function isSameVoice(a: Claim, b: Claim): boolean {
  const isOne = a.by === b.by && a.source === b.source && a.said === b.said;
  return isOne && a.relays.length === 0 && b.relays.length === 0 && JSON.stringify(a.says) === JSON.stringify(b.says);
}
