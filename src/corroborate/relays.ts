import { UNKNOWN } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { STANCE, type StanceRow } from "../model/stance.ts";
import { climb } from "./climb.ts";
import { speakersOfClaim, type Voices } from "./voices.ts";

/** Who passes on whose word, on one fact. */
export interface Relays {
  /** Whether somebody passes on the word of somebody known. */
  leans(speaker: string): boolean;
  /** From each to whom they pass on, to the end, sorted. Those who pass on one another in a circle end at the first of them. */
  ends(ids: readonly string[]): readonly string[];
}

/** Nobody passes on anything, or it is of no account. */
export const NO_RELAYS: Relays = { leans: () => false, ends: (ids) => ids };

/**
 * Reads one side of a fact's claims: who passes on a claim may deny it in their own name. Hearsay with nobody named is left out,
 * since it makes nobody's own word another's.
 */
export function createRelays(fact: Fact, voices: Voices, side: StanceRow["side"]): Relays {
  if (fact.claims.every((claim) => claim.relays.length === 0)) return NO_RELAYS;
  const relays = new Map<string, string[]>();
  for (const claim of fact.claims) {
    const known = claim.relays.filter((id) => id !== UNKNOWN);
    if (known.length === 0 || STANCE[claim.stance].side !== side) continue;
    for (const speaker of speakersOfClaim(claim, voices)) {
      const others = known.filter((id) => id !== speaker);
      if (others.length === 0) continue;
      const passedOn = relays.get(speaker);
      if (passedOn === undefined) relays.set(speaker, others);
      else for (const id of others) passedOn.push(id);
    }
  }
  if (relays.size === 0) return NO_RELAYS;
  const roots = climb(relays);
  return {
    leans: (speaker) => relays.has(speaker),
    ends(ids) {
      const reached = [...new Set(ids.flatMap((id) => roots.get(id) ?? [id]))].sort();
      const ends = reached.filter((id) => !relays.has(id));
      return ends.length > 0 ? ends : reached.slice(0, 1);
    },
  };
}
