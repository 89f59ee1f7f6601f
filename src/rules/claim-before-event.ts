import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Stance } from "../model/claim.ts";
import { daysOf, isVague, publishedOn } from "./days.ts";
import { atClaim } from "./places.ts";
import type { Rule } from "./rule.ts";

/** To deny or to doubt beforehand is no contradiction, and to allege may be to warn. */
const REPORTS: ReadonlySet<Stance> = new Set(["states", "confirms"]);

/** What has not happened yet cannot be stated, only predicted. */
export const claimBeforeEvent: Rule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    for (const claim of fact.claims) {
      if (!REPORTS.has(claim.stance)) continue;
      const when = daysOf(claim.says["when"] ?? fact.qualifiers["when"]);
      if (when === null || when.first === null || isVague(when)) continue;
      const said = claim.said === null ? publishedOn(resolved.entities.get(claim.source ?? "")) : daysOf(claim.said);
      if (said === null || said.last === null || isVague(said) || said.last >= when.first) continue;
      const params = { said: said.text, when: when.text };
      const place = atClaim(resolved, fact, claim, claim.said === null ? "source" : "said");
      findings.push(
        finding("claim-before-event", params, place, { hint: "if it was foretold, write `stance: predicts`" }),
      );
    }
  }
  return findings;
};
