import type { Claim, Stance } from "../model/claim.ts";
import { UNKNOWN } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { knownWhen } from "./clocks.ts";
import { createRelays, type Relays } from "./relays.ts";
import { createTies, type Ties } from "./ties.ts";
import { speakersOfClaim, type Voices } from "./voices.ts";

/** One voice behind one claim. A claim that relays two others has two. */
export interface Statement {
  readonly claim: Claim;
  /** What it counts under: those who are tied to one another share one. */
  readonly voice: string;
  /** Whose word it is, climbed; never that of others on whom they lean. */
  readonly roots: readonly string[];
  /** Capped at `alleges` where the claim is an opinion. */
  readonly stance: Stance;
  /** Its own voice retracted it later. */
  readonly takenBack: boolean;
}

interface Spoken {
  readonly claim: Claim;
  /** Each independent origin: how it counts, and whose word it is. */
  readonly origins: readonly { readonly counts: string; readonly roots: readonly string[] }[];
  readonly speaker: readonly string[];
}

/** Reads a fact's claims as statements of voices; retractions are applied and left out. */
export function statementsOf(fact: Fact, voices: Voices): readonly Statement[] {
  const asserting = { relays: createRelays(fact, voices, isAsserting), ties: createTies() };
  const doubting = { relays: createRelays(fact, voices, isDoubting), ties: createTies() };
  const sideOf = (stance: Stance) => (isAsserting(stance) ? asserting : doubting);

  const spoken = fact.claims.map((claim): Spoken => {
    const { relays, ties } = sideOf(claim.stance);
    const speaker = climbAll(speakersOfClaim(claim, voices), voices);
    return { claim, speaker, origins: originsOf(claim, speaker, relays, ties, voices) };
  });
  const retractions = spoken.filter(({ claim }) => claim.stance === "retracts");
  return spoken.flatMap(({ claim, origins, speaker }) => {
    if (claim.stance === "retracts") return [];
    const stance = weigh(claim, voices);
    return origins.map(({ counts, roots }) => ({
      claim,
      voice: sideOf(claim.stance).ties.group(counts),
      roots,
      stance,
      takenBack: retractions.some(
        (r) =>
          r.origins.some((own) => share(own.roots, roots) || share(own.roots, speaker)) &&
          isEarlier(claim, r.claim, voices),
      ),
    }));
  });
}

/**
 * The voices behind a claim of a fact, each under the id that it comes down to, sorted: whom it relays (and if that one in turn
 * relays somebody on this fact, that one), else who makes it, climbed through `same_voice`. To read them for all claims of a fact at
 * once, use `statementsOf`.
 */
export function voice(claim: Claim, fact: Fact, voices: Voices): readonly string[] {
  if (fact.claims.length === 1 || claim.stance === "retracts") {
    const origins = claim.relays.length > 0 ? claim.relays.map((id) => [id]) : [speakersOfClaim(claim, voices)];
    return [...new Set(origins.flatMap((ids) => climbAll(ids, voices).slice(0, 1)))].sort();
  }
  const own = statementsOf(fact, voices).filter((statement) => statement.claim.id === claim.id);
  return [...new Set(own.map((statement) => statement.voice))].sort();
}

/**
 * The stance that counts: an unattributed claim in an opinion source is an allegation at most. What a source shows of itself,
 * such as whom it mentions, is no opinion.
 */
export function weigh(claim: Claim, voices: Voices): Stance {
  const strong = claim.stance === "confirms" || claim.stance === "states";
  if (!strong || claim.by !== null || claim.relays.length > 0 || claim.source === null) return claim.stance;
  if (claim.fact.startsWith(`${claim.source}.`)) return claim.stance;
  return voices.isOpinion(claim.source) ? "alleges" : claim.stance;
}

export function isAsserting(stance: Stance): boolean {
  return stance === "states" || stance === "confirms" || stance === "alleges" || stance === "predicts";
}

function isDoubting(stance: Stance): boolean {
  return stance === "denies" || stance === "doubts";
}

/** Also ties those who are one voice: two who share a root, and the authors of one text. */
function originsOf(
  claim: Claim,
  speaker: readonly string[],
  relays: Relays,
  ties: Ties,
  voices: Voices,
): Spoken["origins"] {
  const tied = (ids: readonly string[]): readonly string[] => {
    for (const id of ids) ties.tie(ids[0] ?? id, id);
    return ids;
  };
  if (claim.relays.length > 0) {
    return relays.ends(claim.relays).map((id) => {
      const roots = tied(climbAll([id], voices));
      return { counts: roots[0] ?? id, roots };
    });
  }
  const [first] = tied(speaker);
  if (first === undefined) return [];
  // Who passes on the word of others on this fact adds no voice to theirs, but speaks for nobody else.
  const [leansOn] = relays.ends(speakersOfClaim(claim, voices).filter((id) => relays.leans(id)));
  return [{ counts: leansOn === undefined ? first : (climbAll([leansOn], voices)[0] ?? first), roots: speaker }];
}

/** Whoever retracts without a date takes back all, and an undated word is no later one. */
function isEarlier(claim: Claim, retraction: Claim, voices: Voices): boolean {
  const [said, retracted] = [knownWhen(claim, voices), knownWhen(retraction, voices)];
  return said === null || retracted === null || said <= retracted;
}

function climbAll(ids: readonly string[], voices: Voices): readonly string[] {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return only === UNKNOWN ? ids : voices.roots(only);
  return [...new Set(ids.flatMap((id) => voices.roots(id)))].sort();
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((id) => b.includes(id));
}
