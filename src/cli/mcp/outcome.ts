import type { Fact } from "../../model/fact.ts";
import type { Support } from "../../model/support.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { type ClockArgs, graphAt } from "./tool.ts";

/**
 * What the claims amount to. `asserted`: a voice says so, even if others deny it; `expected`: it is only predicted; `denied`: no voice that
 * counts says so, and one denies it; `unsourced`: written without a claim; `not-known-yet`: it was claimed only after the day asked about;
 * `not-found`: no fact matches.
 */
export const OUTCOMES = ["asserted", "expected", "denied", "unsourced", "not-known-yet", "not-found"] as const;
export type Outcome = (typeof OUTCOMES)[number];

const OF_SUPPORT: Readonly<Record<Support, Outcome>> = {
  confirmed: "asserted",
  corroborated: "asserted",
  reported: "asserted",
  alleged: "asserted",
  projected: "expected",
  unsourced: "unsourced",
  denied: "denied",
};

/**
 * @param then the facts found, as the clocks have them
 * @param isKnown whether a graph has any of those that are asked for: looked up without the date by which they were to be known
 */
export function outcomeOf(
  then: readonly Fact[],
  now: KnowledgeGraph,
  clocks: ClockArgs,
  isKnown: (graph: KnowledgeGraph) => boolean,
): Outcome {
  const all = new Set(then.map(({ rollup }) => OF_SUPPORT[rollup.support]));
  const found = OUTCOMES.find((one) => all.has(one));
  if (found) return found;
  const isKnownLater = clocks.known !== undefined && isKnown(graphAt(now, { ...clocks, known: undefined }));
  return isKnownLater ? "not-known-yet" : "not-found";
}
