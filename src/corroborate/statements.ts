import type { Claim } from "../model/claim.ts";
import type { Fact } from "../model/fact.ts";
import { isFor, JUDGEMENT, STANCE, type Stance } from "../model/stance.ts";
import { knownWhen } from "./clocks.ts";
import { independentRoots, type Roots, share } from "./independent.ts";
import { createRelays, NO_RELAYS, type Relays } from "./relays.ts";
import { speakersOfClaim, type Voices } from "./voices.ts";

/** One voice behind one claim. A claim that relays two others makes two statements. */
export interface Statement {
  readonly claim: Claim;
  /** The independent voice that it goes to, by name: the one of its side of the fact that shares a root with it. */
  readonly voice: string;
  /** Under whom it counts: of a speaker who elsewhere on the fact passes on the word of others, these others. */
  readonly counts: Roots;
  /** Whose word it is. */
  readonly roots: Roots;
  /** Capped at `alleges` where the claim is an opinion. */
  readonly stance: Stance;
  /** Its own voice retracted it later. */
  readonly takenBack: boolean;
}

export type Unnamed = Omit<Statement, "voice">;

interface Spoken {
  readonly claim: Claim;
  readonly origins: readonly Pick<Statement, "counts" | "roots">[];
  readonly speaker: Roots;
}

/** Reads a fact's claims as statements of voices; retractions are applied and left out. */
export function statementsOf(fact: Fact, voices: Voices): readonly Statement[] {
  return nameVoices(readStatements(fact, voices));
}

/** The same without the names of the voices, which are more work than all the rest. */
export function readStatements(fact: Fact, voices: Voices): readonly Unnamed[] {
  if (fact.claims.every(isPlain)) return readPlain(fact, voices);
  const relaysOf = {
    for: createRelays(fact, voices, "for"),
    against: createRelays(fact, voices, "against"),
    // Whoever retracts takes back their own word, wherever they had it from.
    neither: NO_RELAYS,
  };
  const spoken = fact.claims.map((claim): Spoken => {
    const relays = relaysOf[STANCE[claim.stance].side];
    const speaker = climbAll(speakersOfClaim(claim, voices), voices);
    return { claim, speaker, origins: originsOf(claim, speaker, relays, voices) };
  });
  const retractions = spoken.filter(({ claim }) => STANCE[claim.stance].retracts);
  return spoken.flatMap(({ claim, origins, speaker }) => {
    if (STANCE[claim.stance].retracts) return [];
    const stance = weigh(claim, voices);
    return origins.map(({ counts, roots }) => {
      const takesBack = (one: Spoken): boolean =>
        one.origins.some((own) => share(own.roots, roots) || share(own.roots, speaker)) &&
        isEarlier(claim, one.claim, voices);
      return { claim, counts, roots, stance, takenBack: retractions.length > 0 && retractions.some(takesBack) };
    });
  });
}

/** Most claims are their speaker's own, and stand. */
function isPlain(claim: Claim): boolean {
  return claim.relays.length === 0 && !STANCE[claim.stance].retracts;
}

function readPlain(fact: Fact, voices: Voices): readonly Unnamed[] {
  const statements: Unnamed[] = [];
  for (const claim of fact.claims) {
    const roots = climbAll(speakersOfClaim(claim, voices), voices);
    if (roots.length === 0) continue;
    statements.push({ claim, counts: roots, roots, stance: weigh(claim, voices), takenBack: false });
  }
  return statements;
}

function nameVoices(statements: readonly Unnamed[]): readonly Statement[] {
  const chosenOf = (isOwn: boolean): readonly Roots[] =>
    independentRoots(
      statements.filter((one) => isFor(one.stance) === isOwn && !one.takenBack).map(({ counts }) => counts),
    );
  const asserting = chosenOf(true);
  const doubting = chosenOf(false);
  return statements.map((statement) => {
    const chosen = isFor(statement.stance) ? asserting : doubting;
    const [voice = ""] = chosen.find((roots) => share(roots, statement.counts)) ?? statement.counts;
    return { ...statement, voice };
  });
}

/**
 * The voices behind a claim of a fact, sorted: whom it relays (and if that one in turn relays somebody on this fact, that one), else
 * who makes it, climbed through `same_voice` to whom they speak for. To read them for all claims of a fact at once, use `statementsOf`.
 */
export function voice(claim: Claim, fact: Fact, voices: Voices): readonly string[] {
  if (fact.claims.length === 1 || STANCE[claim.stance].retracts) {
    return climbAll(claim.relays.length > 0 ? claim.relays : speakersOfClaim(claim, voices), voices);
  }
  const own = readStatements(fact, voices).filter((statement) => statement.claim.id === claim.id);
  return [...new Set(own.flatMap(({ counts }) => counts))].sort();
}

/**
 * The stance that counts: an unattributed claim in an opinion source is an allegation at most. What a source shows of itself (its
 * author, what it is part of, whom it mentions) is there for all to see and no opinion.
 */
export function weigh(claim: Claim, voices: Voices): Stance {
  const { side, firm } = STANCE[claim.stance];
  if (side !== "for" || !firm || claim.by !== null || claim.relays.length > 0 || claim.source === null)
    return claim.stance;
  if (!voices.isOpinion(claim.source) || claim.fact.startsWith(`${claim.source}.`)) return claim.stance;
  return JUDGEMENT;
}

function originsOf(claim: Claim, speaker: Roots, relays: Relays, voices: Voices): Spoken["origins"] {
  if (claim.relays.length > 0) {
    return relays.ends(claim.relays).map((id) => {
      const roots = climbAll([id], voices);
      return { counts: roots, roots };
    });
  }
  if (speaker.length === 0) return [];
  // Who passes on the word of others on this fact adds no voice to theirs, but speaks for nobody else.
  const [leansOn] = relays.ends(speakersOfClaim(claim, voices).filter((id) => relays.leans(id)));
  return [{ counts: leansOn === undefined ? speaker : climbAll([leansOn], voices), roots: speaker }];
}

/** Whoever retracts without a date takes back all, and an undated word is no later one. */
function isEarlier(claim: Claim, retraction: Claim, voices: Voices): boolean {
  const [said, retracted] = [knownWhen(claim, voices), knownWhen(retraction, voices)];
  return said === null || retracted === null || said <= retracted;
}

function climbAll(ids: readonly string[], voices: Voices): Roots {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return voices.roots(only);
  return [...new Set(ids.flatMap((id) => voices.roots(id)))].sort();
}
