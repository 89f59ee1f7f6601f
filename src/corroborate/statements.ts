import type { Claim, Stance } from "../model/claim.ts";
import { UNKNOWN } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { knownWhen } from "./clocks.ts";
import { createTies, type Ties } from "./ties.ts";
import { speakersOfClaim, type Voices } from "./voices.ts";

/** One voice behind one claim. A claim that relays two others has two. */
export interface Statement {
  readonly claim: Claim;
  readonly voice: string;
  /** Capped at `alleges` where the claim is an opinion. */
  readonly stance: Stance;
}

/** What a fact's claims come to once voices that are one count as one and what was taken back is gone. */
export interface Statements {
  readonly statements: readonly Statement[];
  readonly ties: Ties;
}

/** Origins of a claim: one list of ids for each independent voice behind it, not yet climbed. */
type Origins = readonly (readonly string[])[];

const NOBODY: Origins = [];

/** Reads a fact's claims as statements of independent voices. Retractions are applied and left out. */
export function statementsOf(fact: Fact, voices: Voices): Statements {
  const asserted = relayedBy(fact, voices, isAsserting);
  const denied = relayedBy(fact, voices, isDoubting);
  const ties = createTies();
  const spoken = fact.claims.map((claim) => {
    const relays = isAsserting(claim.stance) ? asserted : isDoubting(claim.stance) ? denied : null;
    const origins = originsOf(claim, voices, relays).map((ids) => climbAll(ids, voices));
    const speaker = climbAll(speakersOfClaim(claim, voices), voices);
    for (const ids of [...origins, speaker]) for (const id of ids) ties.tie(ids[0] ?? id, id);
    return { claim, origins, speaker };
  });

  const retractions = spoken.filter(({ claim }) => claim.stance === "retracts");
  const statements: Statement[] = [];
  for (const { claim, origins, speaker } of spoken) {
    if (claim.stance === "retracts") continue;
    for (const [first] of origins) {
      if (first === undefined) continue;
      const voice = ties.group(first);
      const own = speaker[0] === undefined ? voice : ties.group(speaker[0]);
      const takenBack = retractions.some(
        (r) =>
          r.origins.some(([id]) => id !== undefined && [voice, own].includes(ties.group(id))) &&
          isEarlier(claim, r.claim, voices),
      );
      if (!takenBack) statements.push({ claim, voice, stance: weigh(claim, voices) });
    }
  }
  return { statements, ties };
}

/**
 * The voices behind a claim of a fact, each under the id that it comes down to, sorted: whom it relays (and if that one in turn
 * relays somebody on this fact, that one), else who makes it, climbed through `same_voice`.
 */
export function voice(claim: Claim, fact: Fact, voices: Voices): readonly string[] {
  const like = isAsserting(claim.stance) ? isAsserting : isDoubting;
  const relays = fact.claims.length > 1 ? relayedBy(fact, voices, like) : null;
  const found = originsOf(claim, voices, relays).map((ids) => climbAll(ids, voices)[0] ?? UNKNOWN);
  return [...new Set(found)].sort();
}

/** An unattributed claim in an opinion source is an allegation at most. */
export function weigh(claim: Claim, voices: Voices): Stance {
  const strong = claim.stance === "confirms" || claim.stance === "states";
  const unattributed = claim.by === null && claim.relays.length === 0 && claim.source !== null;
  return strong && unattributed && voices.isOpinion(claim.source) ? "alleges" : claim.stance;
}

export function isAsserting(stance: Stance): boolean {
  return stance === "states" || stance === "confirms" || stance === "alleges" || stance === "predicts";
}

function isDoubting(stance: Stance): boolean {
  return stance === "denies" || stance === "doubts";
}

/** Undated counts as taken back: whoever retracts without a date takes back all, and an undated word is no later one. */
function isEarlier(claim: Claim, retraction: Claim, voices: Voices): boolean {
  const [said, retracted] = [knownWhen(claim, voices), knownWhen(retraction, voices)];
  return said === null || retracted === null || said <= retracted;
}

/** Whose word each speaker passes on, on this fact. Kept apart by side: who passes on a claim may deny it in their own name. */
function relayedBy(
  fact: Fact,
  voices: Voices,
  counts: (stance: Stance) => boolean,
): ReadonlyMap<string, readonly string[]> | null {
  let relays: Map<string, readonly string[]> | null = null;
  for (const claim of fact.claims) {
    if (claim.relays.length === 0 || !counts(claim.stance)) continue;
    relays ??= new Map();
    for (const speaker of speakersOfClaim(claim, voices)) {
      relays.set(speaker, [...(relays.get(speaker) ?? []), ...claim.relays]);
    }
  }
  return relays;
}

function originsOf(claim: Claim, voices: Voices, relays: ReadonlyMap<string, readonly string[]> | null): Origins {
  if (claim.relays.length > 0) return follow(claim.relays, relays).map((id) => [id]);
  const speakers = speakersOfClaim(claim, voices);
  if (speakers.length === 0) return NOBODY;
  // One text of two authors is one voice; one speaker who elsewhere on this fact passes on another's word is that other's voice.
  if (relays === null || !speakers.some((id) => relays.has(id))) return [speakers];
  return follow(speakers, relays).map((id) => [id]);
}

/** Goes from each to whom they pass on, to the end; those who pass on one another in a circle stand for themselves. */
function follow(ids: readonly string[], relays: ReadonlyMap<string, readonly string[]> | null): readonly string[] {
  if (relays === null) return ids;
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
  return ends.size > 0 ? [...ends].sort() : [[...seen].sort()[0] ?? UNKNOWN];
}

function climbAll(ids: readonly string[], voices: Voices): readonly string[] {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return voices.roots(only);
  return [...new Set(ids.flatMap((id) => voices.roots(id)))].sort();
}
