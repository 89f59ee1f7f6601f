import type { Statement } from "../../corroborate/statement.ts";
import { INFERENCE } from "../../model/claim.ts";
import { STANCE } from "../../model/stance.ts";

type Stated = Pick<Statement, "claim" | "stance">;

/** What one speaker did, or several: `stated it`; one whose claim is a conclusion `inferred it`. */
export function stanceVerb(statement: Stated): string {
  return isInferred(statement) ? "inferred it" : STANCE[statement.stance].verb;
}

/** Whether it counts as an allegation because it is the speaker's own conclusion. */
export function isInferred({ claim, stance }: Stated): boolean {
  return isInference(claim) && STANCE[stance].side === "for" && STANCE[stance].isVoice;
}

/** Why a claim counts for less than it says: `as an opinion (written: states)`; empty where it does not. */
export function cappedText({ claim, stance }: Stated): string {
  if (stance === claim.stance) return "";
  return `as an ${isInference(claim) ? "inference" : "opinion"} (written: ${claim.stance})`;
}

function isInference(claim: Statement["claim"]): boolean {
  return claim.basis === INFERENCE;
}
