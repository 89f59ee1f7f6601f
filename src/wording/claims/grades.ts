import type { Claim, Credibility } from "../../model/claim.ts";
import { RELIABILITY, type Reliability } from "../../model/reliability.ts";
import type { Lookup } from "../names.ts";

/** After NATO's AJP-2.1, which others know as the Admiralty code. */
const RELIABLE: { readonly [R in Reliability]: string } = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "reliability cannot be judged",
};

const CREDIBLE: { readonly [K in Credibility]: string } = {
  1: "confirmed by other sources",
  2: "probably true",
  3: "possibly true",
  4: "doubtful",
  5: "improbable",
  6: "truth cannot be judged",
};

/** How an analyst grades a claim and its source: `graded B2 (usually reliable, probably true)`; empty where neither is graded. */
export function gradeText(lookup: Lookup, { source, credibility }: Claim): string {
  const written = source === null ? undefined : lookup.entity(source)?.attributes["reliability"];
  const reliability = RELIABILITY.find((grade) => grade === written);
  const words = [...(reliability ? [RELIABLE[reliability]] : []), ...(credibility ? [CREDIBLE[credibility]] : [])];
  return words.length === 0 ? "" : `graded ${reliability ?? ""}${credibility ?? ""} (${words.join(", ")})`;
}
