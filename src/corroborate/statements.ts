import { type Claim, INFERENCE } from "../model/claim.ts";
import { compareDays } from "../model/dates/calendar.ts";
import type { Fact } from "../model/fact.ts";
import { JUDGEMENT, STANCE, type Stance } from "../model/stance.ts";
import { knownWhen } from "./clocks.ts";
import type { Roots } from "./independent.ts";
import { createRelays, type Relays } from "./relays.ts";
import type { Statement, UngroupedStatement } from "./statement.ts";
import { sideOf } from "./voice-groups.ts";
import { speakersOfClaim, type Voices } from "./voices.ts";

type Origin = Pick<Statement, "counts" | "roots">;

interface Spoken {
  readonly claim: Claim;
  readonly origins: readonly Origin[];
  readonly speaker: Roots;
}

/** Reads a fact's claims as statements of voices; retractions are applied and left out. */
export function statementsOf(fact: Fact, voices: Voices): readonly Statement[] {
  return nameVoices(readStatements(fact, voices));
}

/** The same without the names of the voices, which are more work than all the rest. */
export function readStatements(fact: Fact, voices: Voices): readonly UngroupedStatement[] {
  return fact.claims.every(isPlain) ? readPlain(fact, voices) : readAll(fact, voices);
}

/** Most claims are their speaker's own, and are never taken back. */
function isPlain({ relays, stance }: Claim): boolean {
  return relays.length === 0 && !STANCE[stance].retracts;
}

/** Where no claim passes on the word of another or takes one back: a property test compares it with `readAll`. */
export function readPlain(fact: Fact, voices: Voices): readonly UngroupedStatement[] {
  const statements: UngroupedStatement[] = [];
  for (const claim of fact.claims) {
    const roots = climbAll(speakersOfClaim(claim, voices), voices);
    if (roots.length === 0) continue;
    statements.push({ claim, counts: roots, roots, stance: weigh(claim, voices), takenBack: false });
  }
  return statements;
}

/** The same of any claims. */
export function readAll(fact: Fact, voices: Voices): readonly UngroupedStatement[] {
  const spoken = spokenOf(fact, voices);
  const isTakenBack = createRetractions(spoken, voices);
  return spoken.flatMap(({ claim, origins, speaker }) => {
    if (STANCE[claim.stance].retracts) return [];
    const stance = weigh(claim, voices);
    return origins.map(({ counts, roots }) => {
      return { claim, counts, roots, stance, takenBack: isTakenBack(claim, roots, speaker) };
    });
  });
}

function spokenOf(fact: Fact, voices: Voices): readonly Spoken[] {
  const relaysOf = createRelays(fact, voices);
  return fact.claims.map((claim) => {
    const speaker = climbAll(speakersOfClaim(claim, voices), voices);
    return { claim, speaker, origins: originsOf(claim, speaker, relaysOf(claim.stance), voices) };
  });
}

const isNever = (): boolean => false;

/**
 * Whether one behind a claim, or who makes it, takes it back later. A retraction without a date takes back all, and an undated word is not a
 * later one.
 */
function createRetractions(
  spoken: readonly Spoken[],
  voices: Voices,
): (claim: Claim, roots: Roots, speaker: Roots) => boolean {
  const retractions = spoken.filter(({ claim }) => STANCE[claim.stance].retracts);
  if (retractions.length === 0) return isNever;
  /** When it is taken back for the last time, by who may; null: everything. */
  const latest = new Map<string, string | null>();
  for (const one of retractions) {
    const day = knownWhen(one.claim, voices);
    for (const key of reachOf(one, voices)) {
      const known = latest.get(key);
      if (known === undefined || day === null || (known !== null && compareDays(known, day) < 0)) latest.set(key, day);
    }
  }
  return (claim, roots, speaker) => {
    const said = knownWhen(claim, voices);
    return ownersOf(claim, roots, speaker, voices).some((key) => {
      const day = latest.get(key);
      return day !== undefined && isEarlier(said, day);
    });
  };
}

/** Retractions that take nothing back: of no claim that their speakers may take back, or only of later ones. */
export function idleRetractions(fact: Fact, voices: Voices): readonly Claim[] {
  const spoken = spokenOf(fact, voices);
  /** When it was said for the first time, by who may take it back; null: some day. */
  const earliest = new Map<string, string | null>();
  for (const { claim, origins, speaker } of spoken) {
    if (STANCE[claim.stance].retracts) continue;
    const said = knownWhen(claim, voices);
    for (const key of origins.flatMap(({ roots }) => ownersOf(claim, roots, speaker, voices))) {
      const known = earliest.get(key);
      if (known === undefined || said === null || (known !== null && compareDays(said, known) < 0))
        earliest.set(key, said);
    }
  }
  return spoken.flatMap((one) => {
    if (!STANCE[one.claim.stance].retracts) return [];
    const day = knownWhen(one.claim, voices);
    const isOfUse = reachOf(one, voices).some((key) => {
      const said = earliest.get(key);
      return said !== undefined && isEarlier(said, day);
    });
    return isOfUse ? [] : [one.claim];
  });
}

function isEarlier(said: string | null, day: string | null): boolean {
  return said === null || day === null || compareDays(said, day) <= 0;
}

/** Who may take a claim back: those behind it and who makes it; of a source's own words, the source, its corrections and what it is part of. */
function ownersOf(claim: Claim, roots: Roots, speaker: Roots, voices: Voices): readonly string[] {
  const people = [...roots, ...speaker].map((id) => `voice ${id}`);
  const { source } = claim;
  if (source === null || !isOwnWord(claim)) return people;
  return [...people, `source ${source}`, ...voices.wholes(source).map((whole) => `part of ${whole}`)];
}

/** What a retraction may take back, in the same terms. */
function reachOf({ claim, origins }: Spoken, voices: Voices): readonly string[] {
  const people = origins.flatMap(({ roots }) => roots).map((id) => `voice ${id}`);
  const { source } = claim;
  if (source === null || !isOwnWord(claim)) return people;
  return [...people, ...[source, ...voices.wholes(source)].map((one) => `source ${one}`), `part of ${source}`];
}

/** No one is named for it: the source speaks for itself. */
function isOwnWord({ by, relays }: Claim): boolean {
  return by === null && relays.length === 0;
}

function nameVoices(statements: readonly UngroupedStatement[]): readonly Statement[] {
  const sides = { for: sideOf(statements, "for"), against: sideOf(statements, "against") };
  return statements.map((statement) => {
    const { side } = STANCE[statement.stance];
    const heard = side === "neither" ? undefined : sides[side];
    const voice = heard?.outright.voiceOf(statement) ?? heard?.inPart.voiceOf(statement);
    return { ...statement, voice: voice ?? statement.roots[0] ?? "" };
  });
}

/**
 * Whose word each claim of a fact is, by the claim's id, each list sorted: whom it relays (and if that one in turn relays another in
 * the same words, that one), else who makes it, climbed through `same_voice` to whom they speak for. For all claims at once, since each
 * depends on the others.
 */
export function voicesOfClaims(fact: Fact, voices: Voices): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { claim, roots } of readStatements(fact, voices)) {
    const known = found.get(claim.id) ?? new Set();
    for (const id of roots) known.add(id);
    found.set(claim.id, known);
  }
  return new Map(
    fact.claims.map((claim) => [
      claim.id,
      STANCE[claim.stance].retracts ? ownVoices(claim, voices) : [...(found.get(claim.id) ?? [])].sort(),
    ]),
  );
}

/** The voices behind a claim that no other claim of its fact bears on, sorted: whom it relays, else who makes it, climbed. */
export function ownVoices(claim: Claim, voices: Voices): readonly string[] {
  return climbAll(claim.relays.length > 0 ? claim.relays : speakersOfClaim(claim, voices), voices);
}

/**
 * The stance that counts: what a speaker infers, and an unattributed claim in an opinion source, is an allegation at most. What a source shows of itself (its
 * author, what it is part of, whom it mentions) is there for all to see and no opinion.
 */
export function weigh(claim: Claim, voices: Voices): Stance {
  return judgementOf(claim, voices) === null ? claim.stance : JUDGEMENT;
}

/** Why a claim counts for less than it says; null where it counts as it is written. */
function judgementOf(claim: Claim, voices: Voices): "inference" | "opinion" | null {
  const { side, firm } = STANCE[claim.stance];
  if (side !== "for" || !firm) return null;
  if (claim.basis === INFERENCE) return "inference";
  if (claim.by !== null || claim.relays.length > 0 || claim.source === null) return null;
  return voices.isOpinion(claim.source) && !claim.fact.startsWith(`${claim.source}.`) ? "opinion" : null;
}

function originsOf(claim: Claim, speaker: Roots, relays: Relays, voices: Voices): Spoken["origins"] {
  if (claim.relays.length > 0) {
    return relays.origins(claim).map((id) => originOf([id], climbAll([id], voices), relays, voices));
  }
  return speaker.length === 0 ? [] : [originOf(speakersOfClaim(claim, voices), speaker, relays, voices)];
}

/** Who passes on the word of others on this fact adds no voice to theirs, but what they say themselves is their own word. */
function originOf(speakers: readonly string[], roots: Roots, relays: Relays, voices: Voices): Origin {
  const leaning = speakers.filter((id) => relays.leans(id));
  const [leansOn] = leaning.length === 0 ? leaning : relays.ends(leaning);
  return { counts: leansOn === undefined ? roots : climbAll([leansOn], voices), roots };
}

function climbAll(ids: readonly string[], voices: Voices): Roots {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return voices.roots(only);
  return [...new Set(ids.flatMap((id) => voices.roots(id)))].sort();
}
