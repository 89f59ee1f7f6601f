import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { UNKNOWN } from "../../model/entity.ts";
import { atClaim } from "../places.ts";
import type { FactRule } from "../rule.ts";
import { kindOf } from "../wording.ts";
import { declaredAs, misfit } from "./fits.ts";

const SOURCE: readonly string[] = ["source"];

/** What a claim rests on is a source: somewhere that a reader can look it up. */
export const notASource: FactRule = (resolved, schema) => {
  const findings: Finding[] = [];
  for (const fact of resolved.facts) {
    for (const claim of fact.claims) {
      const { source } = claim;
      if (source === null) continue;
      const other = misfit(resolved, schema, source, SOURCE);
      if (other === null && source !== UNKNOWN) continue;
      const is = other === null ? "nothing that can be looked up" : kindOf(schema, other);
      const hint =
        other === null ? "leave the claim out, so that the fact shows as unsourced" : `did you mean \`by: ${source}\`?`;
      const declared = other === null ? {} : declaredAs(schema, other);
      const place = { ...atClaim(resolved, fact, claim, "source"), part: source };
      findings.push(finding("not-a-source", { id: source, is }, place, { hint, ...declared }));
    }
  }
  return findings;
};
