import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { daysOf, isVague, publishedOn } from "./days.ts";
import { atClaim, atEntity } from "./places.ts";
import type { Rule } from "./rule.ts";

/** A source cannot report what was said after it was published. */
export const saidAfterSource: Rule = (resolved) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    for (const claim of fact.claims) {
      const source = claim.source === null || claim.said === null ? undefined : resolved.entities.get(claim.source);
      if (source === undefined) continue;
      const [said, published] = [daysOf(claim.said), publishedOn(source)];
      if (said === null || published === null || said.first === null || published.last === null) continue;
      if (said.first <= published.last || isVague(said) || isVague(published)) continue;
      const params = { said: said.text, source: source.id, date: published.text };
      const related = [{ place: atEntity(source, "date"), message: "published" }];
      findings.push(finding("said-after-source", params, atClaim(resolved, fact, claim, "said"), { related }));
    }
  }
  return findings;
};
