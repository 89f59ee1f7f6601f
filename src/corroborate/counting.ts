import type { Stance } from "../model/stance.ts";
import type { Statement } from "./statement.ts";

/** How a claim counts in the end. */
export interface Counting {
  /** Its stance after the cap on opinions; null: it was taken back. */
  readonly as: Stance | null;
  /** The voices that it adds to, sorted. */
  readonly for: readonly string[];
}

/** How each claim of a fact counts, by the claim's id. */
export function countings(statements: readonly Statement[]): (claim: string) => Counting {
  const known = new Map<string, { readonly as: Stance; readonly for: Set<string> }>();
  for (const { claim, voice, stance, takenBack } of statements) {
    if (takenBack) continue;
    const before = known.get(claim.id);
    if (before) before.for.add(voice);
    else known.set(claim.id, { as: stance, for: new Set([voice]) });
  }
  return (claim) => {
    const found = known.get(claim);
    return { as: found?.as ?? null, for: found ? [...found.for].sort() : [] };
  };
}
