import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { atClaim } from "./places.ts";
import type { Rule } from "./rule.ts";

/** A phrase; more is somebody else's text. */
const LONGEST = 8;

/** Data holds facts in the analyst's own words, and of others' words a phrase at most. */
export const longQuote: Rule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    let reported: string | null = null;
    for (const claim of fact.claims) {
      if (claim.quote === null || claim.quote === reported) continue;
      const words = claim.quote.trim().split(/\s+/).length;
      if (words <= LONGEST) continue;
      reported = claim.quote;
      const place = atClaim(resolved, fact, claim, "quote");
      findings.push(finding("long-quote", { words, longest: LONGEST }, place));
    }
  }
  return findings;
};
