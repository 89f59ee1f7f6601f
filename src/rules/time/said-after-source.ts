import { finding } from "../../diagnostics/registry.ts";
import { dateOf } from "../../model/dates.ts";
import { atClaim, atEntity } from "../places.ts";
import type { DateRule } from "../rule.ts";
import type { Contradiction } from "./contradictions.ts";

/** A source cannot report what was said after it was published. */
export const saidAfterSource: DateRule = (resolved) => {
  const found: Contradiction[] = [];
  for (const fact of resolved.facts) {
    for (const claim of fact.claims) {
      const source = claim.said === null ? undefined : resolved.entities.get(claim.source ?? "");
      const said = dateOf(claim.said);
      if (source === undefined || said === null || said.isVague) continue;
      if (!resolved.dates.isBefore(source.id, said.firstDay)) continue;
      const params = { said: said.text, source: source.id, date: resolved.dates.publication(source.id)?.text ?? "" };
      const here = atClaim(resolved, fact, claim, "said");
      found.push({
        suspect: { key: source.id, place: atEntity(source, "date") },
        found: finding("said-after-source", params, here),
      });
    }
  }
  return found;
};
