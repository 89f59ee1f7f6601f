import { finding } from "../diagnostics/registry.ts";
import { atFact } from "./places.ts";
import type { Rule } from "./rule.ts";

/** Nobody is named who says so. */
export const unsourcedFact: Rule = ({ facts }) =>
  facts.flatMap((fact) =>
    fact.claims.length === 0 ? [finding("unsourced-fact", { fact: fact.id }, atFact(fact))] : [],
  );
