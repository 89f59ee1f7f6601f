import type { Fact } from "../../model/fact.ts";
import type { Support } from "../../model/support.ts";

/**
 * What the claims amount to. `asserted`: a voice says so, whoever denies it; `expected`: it is only predicted; `denied`: no voice that
 * counts says so, and one denies it; `unsourced`: written without a claim; `not-known-yet`: it was claimed only after the day asked about;
 * `nobody-says`: no claim says so.
 */
export const OUTCOMES = ["asserted", "expected", "denied", "unsourced", "not-known-yet", "nobody-says"] as const;
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
 * @param isKnownLater whether there are others as all is known now
 */
export function outcomeOf(then: readonly Fact[], isKnownLater: boolean): Outcome {
  const all = new Set(then.map(({ rollup }) => OF_SUPPORT[rollup.support]));
  return OUTCOMES.find((one) => all.has(one)) ?? (isKnownLater ? "not-known-yet" : "nobody-says");
}
