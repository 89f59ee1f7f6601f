import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { dateOf } from "../../model/dates.ts";
import { isForecast } from "../../model/stance.ts";
import { atClaim } from "../places.ts";
import type { FactRule } from "../rule.ts";

/** What is over cannot be predicted any more. */
export const latePrediction: FactRule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    for (const claim of fact.claims) {
      if (!isForecast(claim.stance)) continue;
      const when = dateOf(claim.says["when"] ?? fact.qualifiers["when"]);
      if (when === null || when.isVague) continue;
      const { source } = claim;
      // A comparison of dates of sources sets a bound to them.
      if (claim.said === null && (source === null || !resolved.dates.isAfter(source, when.lastDay))) continue;
      const said = claim.said === null ? resolved.dates.publication(source ?? "") : dateOf(claim.said);
      if (said === null || said.isVague || said.firstDay <= when.lastDay) continue;
      const params = { said: said.text, when: when.text };
      findings.push(finding("late-prediction", params, atClaim(resolved, fact, claim, "stance")));
    }
  }
  return findings;
};
