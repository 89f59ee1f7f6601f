import type { Claim } from "../model/claim.ts";
import { UNKNOWN } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { STANCE, type Stance } from "../model/stance.ts";
import { climb } from "./climb.ts";
import { speakersOfClaim, type Voices } from "./voices.ts";

/** Who passes on whose word, on one fact. */
export interface Relays {
  /** Whether any claim passes on the word of a known actor. */
  leans(speaker: string): boolean;
  /** From each to whom they pass on, to the end, sorted. Those who pass on one another in a circle end at the first of them. */
  ends(ids: readonly string[]): readonly string[];
  /**
   * Whose word a claim passes on, sorted: whom it relays, or whom that one relays in the same words. Who relays another's
   * allegation and is said to confirm it has confirmed it himself.
   */
  origins(claim: Claim): readonly string[];
}

/** No claim passes on a word, or none that matters. */
const NO_RELAYS: Relays = { leans: () => false, ends: (ids) => ids, origins: ({ relays }) => relays };

const noRelays = (): Relays => NO_RELAYS;

/** The relays among claims of each kind: to say that it is so is one thing, to expect it another, and so is to deny it. */
export function createRelays(fact: Fact, voices: Voices): (stance: Stance) => Relays {
  if (fact.claims.every(({ relays }) => relays.length === 0)) return noRelays;
  const known = new Map<string, Relays>();
  return (stance) => {
    const { side, isVoice } = STANCE[stance];
    // Those who retract take back their own word, wherever they had it from.
    if (side === "neither") return NO_RELAYS;
    const key = `${side} ${isVoice}`;
    let relays = known.get(key);
    if (relays === undefined) {
      relays = relaysAmong(
        fact.claims.filter((claim) => STANCE[claim.stance].side === side && STANCE[claim.stance].isVoice === isVoice),
        voices,
      );
      known.set(key, relays);
    }
    return relays;
  };
}

/** From each speaker to those whose word they pass on. */
type Passed = Map<string, string[]>;

/** Hearsay without a name is left out: it leads to no one else. */
function relaysAmong(claims: readonly Claim[], voices: Voices): Relays {
  const passed: Passed = new Map();
  const byWord = new Map<string, Passed>();
  for (const claim of claims) {
    const known = claim.relays.filter((id) => id !== UNKNOWN);
    if (known.length === 0) continue;
    for (const speaker of speakersOfClaim(claim, voices)) {
      const others = known.filter((id) => id !== speaker);
      if (others.length === 0) continue;
      const word = wordOf(claim);
      const own: Passed = byWord.get(word) ?? new Map();
      byWord.set(word, own);
      for (const map of [passed, own]) {
        const list = map.get(speaker);
        if (list === undefined) map.set(speaker, [...others]);
        else for (const id of others) list.push(id);
      }
    }
  }
  if (passed.size === 0) return NO_RELAYS;
  const ends = followed(passed);
  const origins = new Map<string, (ids: readonly string[]) => readonly string[]>();
  for (const [word, own] of byWord) origins.set(word, followed(own));
  return {
    leans: (speaker) => passed.has(speaker),
    ends,
    origins: (claim) => origins.get(wordOf(claim))?.(claim.relays) ?? claim.relays,
  };
}

function followed(passed: Passed): (ids: readonly string[]) => readonly string[] {
  const roots = climb(passed);
  return (ids) => {
    const reached = [...new Set(ids.flatMap((id) => roots.get(id) ?? [id]))].sort();
    const ends = reached.filter((id) => !passed.has(id));
    return ends.length > 0 ? ends : reached.slice(0, 1);
  };
}

/** Equal where two claims on one fact say the same in the same way. */
function wordOf({ stance, says }: Claim): string {
  const names = Object.keys(says);
  return names.length === 0 ? stance : JSON.stringify([stance, names.sort().map((name) => [name, says[name]])]);
}
