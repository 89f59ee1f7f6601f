import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { QUOTE_WORDS } from "../../model/schema.ts";
import { atClaim } from "../places.ts";
import type { FactRule } from "../rule.ts";

/** Data holds facts in the analyst's own words, and of others' words a phrase at most. */
export const longQuote: FactRule = (resolved, schema) => {
  const longest = schema.quote_words ?? QUOTE_WORDS;
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    let reported: string | null = null;
    for (const claim of fact.claims) {
      if (claim.quote === null || claim.quote === reported) continue;
      const words = claim.quote.trim().split(/\s+/).length;
      if (words <= longest) continue;
      reported = claim.quote;
      const place = { ...atClaim(resolved, fact, claim, "quote"), part: claim.quote };
      findings.push(finding("long-quote", { words, longest }, place));
    }
  }
  return findings;
};
