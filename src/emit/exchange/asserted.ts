import type { Fact } from "../../model/fact.ts";
import type { Schema } from "../../model/schema.ts";
import { reaches } from "../../query/filter/support.ts";

/**
 * Whether a format without stances may say that a fact is so: a voice alleges it or says more, or it is the analyst's own reading. What is
 * only denied, doubted or predicted, and what no one says, would be stated where its sources do not state it.
 */
export function isAsserted(schema: Schema, fact: Fact): boolean {
  if (fact.claims.length === 0 && schema.relations[fact.type]?.by_analyst === true) return true;
  return reaches(fact.rollup.support, "alleged");
}

/** Why a fact is left out that no voice asserts. */
export const NOT_ASSERTED = "facts that are only denied, doubted or predicted, or that no one says";
