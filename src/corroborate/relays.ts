import { UNKNOWN } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { STANCE, type StanceRow } from "../model/stance.ts";
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
  const relays = new Map<string, readonly string[]>();
  for (const claim of fact.claims) {
    const known = claim.relays.filter((id) => id !== UNKNOWN);
    if (known.length === 0 || STANCE[claim.stance].side !== side) continue;
    for (const speaker of speakersOfClaim(claim, voices)) {
      const others = known.filter((id) => id !== speaker);
      if (others.length > 0) relays.set(speaker, [...(relays.get(speaker) ?? []), ...others]);
    }
  }
  if (relays.size === 0) return NO_RELAYS;
  return { leans: (speaker) => relays.has(speaker), ends: (ids) => follow(ids, relays) };
}

function follow(ids: readonly string[], relays: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const seen = new Set<string>();
  const ends = new Set<string>();
  const queue = [...ids];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const next = relays.get(id);
    if (next === undefined) ends.add(id);
    else queue.push(...next);
  }
  if (ends.size > 0) return [...ends].sort();
  return [...seen].sort().slice(0, 1);
}
