import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { atClaim } from "../places.ts";
import type { FactRule } from "../rule.ts";
import { kindOf } from "../wording.ts";
import { declaredAs, misfit } from "./fits.ts";

const ACTOR: readonly string[] = ["actor"];

/** The one who makes a claim, and the one whose word it passes on, can speak: a source cannot, its author can. */
export const notAClaimant: FactRule = (resolved, schema) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    for (const claim of fact.claims) {
      const by = claim.by === null ? null : misfit(resolved, schema, claim.by, ACTOR);
      // Where the subject's word is meant, its type is the relation's affair.
      if (by !== null && by.id !== fact.subject) {
        const place = { ...atClaim(resolved, fact, claim, "by"), part: by.id };
        findings.push(finding("not-a-claimant", { id: by.id, is: kindOf(schema, by) }, place, declaredAs(schema, by)));
      }
      for (const id of claim.relays) {
        const relayed = misfit(resolved, schema, id, ACTOR);
        if (relayed === null) continue;
        const place = { ...atClaim(resolved, fact, claim, "relays"), part: id };
        findings.push(
          finding("not-a-claimant", { id, is: kindOf(schema, relayed) }, place, declaredAs(schema, relayed)),
        );
      }
    }
  }
  return findings;
};
