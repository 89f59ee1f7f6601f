import type { Claim, Stance } from "../model/claim.ts";
import { UNKNOWN } from "../model/entity.ts";
import type { Contested, Fact, Rollup, Support } from "../model/fact.ts";
import { UNSOURCED } from "../model/unsourced.ts";
import { independent, type Roots } from "./independent.ts";
import { isQuantity, rollUpQuantities } from "./quantities.ts";
import { isAsserting, readStatements, type Unnamed, weigh } from "./statements.ts";
import { speakersOfClaim, type Voices } from "./voices.ts";

const STRENGTH: Readonly<Partial<Record<Stance, number>>> = { predicts: 1, alleges: 2, states: 3, confirms: 4 };

/** What a fact's claims amount to. Reads the assessment, and nothing else, off the rollup that the fact has. */
export function rollup(fact: Fact, voices: Voices): Rollup {
  const { assessment } = fact.rollup;
  const computed = simple(fact, voices) ?? compute(fact, voices);
  return assessment === null ? computed : { ...computed, support: assessment.support, assessment };
}

function compute(fact: Fact, voices: Voices): Rollup {
  const all = readStatements(fact, voices);
  const statements = all.some(({ takenBack }) => takenBack) ? all.filter(({ takenBack }) => !takenBack) : all;
  const isEnd = endOf(fact, voices);
  const isOneSided = statements.every(({ stance }) => isAsserting(stance));
  const asserting = isOneSided ? statements : statements.filter(({ stance }) => isAsserting(stance));
  const denying = isOneSided ? [] : statements.filter(({ stance }) => stance === "denies");
  const admitted = asserting.some(({ stance, roots }) => stance === "confirms" && roots.some(isEnd));
  const support = admitted ? "confirmed" : supportOf(asserting, denying.length > 0);
  return {
    support,
    computed: support,
    assessment: null,
    contested: denying.length === 0 ? "no" : contestedBy(denying, partyOf(fact, isEnd, voices)),
    voices: voicesBehind(asserting),
    deniers: denying.length === 0 ? UNSOURCED.deniers : independent(denying.map(({ counts }) => counts)),
    quantities: givesQuantity(fact, statements) ? rollUpQuantities(fact, statements) : UNSOURCED.quantities,
  };
}

/**
 * Nobody can tell whether "reportedly" is one more voice or one of those already heard: it never makes up a second one, and is
 * itself a voice only where there is no other.
 */
function wordsOf(statements: readonly Unnamed[]): readonly Roots[] {
  const named = statements.filter(({ counts }) => counts[0] !== UNKNOWN);
  return (named.length > 0 ? named : statements).map(({ counts }) => counts);
}

function supportOf(asserting: readonly Unnamed[], isDenied: boolean): Support {
  if (asserting.length === 0) return isDenied ? "denied" : "unsourced";
  if (areTwo(asserting, 4)) return "confirmed";
  const strongest = asserting.reduce((most, one) => Math.max(most, strengthOf(one)), 0);
  if (strongest >= 3) return areTwo(asserting, 3) ? "corroborated" : "reported";
  return strongest === 2 ? "alleged" : "projected";
}

/** Whether two independent voices say it as strongly as that. */
function areTwo(asserting: readonly Unnamed[], strength: number): boolean {
  if (asserting.length < 2) return false;
  const strong = asserting.filter((one) => strengthOf(one) >= strength);
  return strong.length > 1 && independent(wordsOf(strong)).length > 1;
}

function strengthOf({ stance }: Unnamed): number {
  return STRENGTH[stance] ?? 0;
}

function voicesBehind(asserting: readonly Unnamed[]): readonly string[] {
  const [first] = asserting;
  // Nearly always there is one, and whatever it comes down to, it is one voice.
  if (first !== undefined && asserting.length === 1) return first.counts.slice(0, 1);
  return independent(wordsOf(asserting));
}

function givesQuantity({ qualifiers }: Fact, statements: readonly Unnamed[]): boolean {
  return hasQuantity(qualifiers) || statements.some(({ claim }) => hasQuantity(claim.says));
}

/** A denial by a party to the fact is self-interested; one by anybody else weighs more. */
function contestedBy(denying: readonly Unnamed[], isParty: (root: string) => boolean): Contested {
  return denying.every(({ roots }) => roots.some(isParty)) ? "by-party" : "independently";
}

/**
 * Whether somebody, climbed, speaks for an end of the fact or for one whom its qualifiers name: who is said to fight alongside has as
 * much to deny as who is said to fight. (To admit a fact is for its ends alone.)
 */
function partyOf(fact: Fact, isEnd: (root: string) => boolean, voices: Voices): (root: string) => boolean {
  const named = new Set<string>();
  for (const name of voices.references(fact.type)) {
    const value = fact.qualifiers[name];
    for (const id of Array.isArray(value) ? value : [value]) {
      if (typeof id === "string" && id !== UNKNOWN) for (const root of voices.roots(id)) named.add(root);
    }
  }
  return (root) => isEnd(root) || named.has(root);
}

/** Whether somebody, climbed, speaks for an end of the fact. */
function endOf({ subject, object }: Fact, voices: Voices): (root: string) => boolean {
  return (root) => [subject, object].some((end) => end !== null && end !== UNKNOWN && voices.roots(end).includes(root));
}

/**
 * The one claim of most facts: one speaker who asserts and gives no number. No group to form.
 * Null where it isn't that simple.
 */
function simple(fact: Fact, voices: Voices): Rollup | null {
  const [claim] = fact.claims;
  if (claim === undefined) return UNSOURCED;
  if (fact.claims.length > 1 || !isAsserting(claim.stance) || claim.relays.length > 1) return null;
  if (hasQuantity(fact.qualifiers) || hasQuantity(claim.says)) return null;
  const speaker = only(claim.relays.length > 0 ? claim.relays : speakersOfClaim(claim, voices));
  const root = speaker === null ? null : only(voices.roots(speaker));
  if (root === null) return null;
  const stance = weigh(claim, voices);
  const admitted = stance === "confirms" && endOf(fact, voices)(root);
  return single(root, admitted ? "confirmed" : ALONE[stance as keyof typeof ALONE]);
}

const ALONE = { predicts: "projected", alleges: "alleged", states: "reported", confirms: "reported" } as const;

function single(voice: string, support: Support): Rollup {
  const { assessment, contested, deniers, quantities } = UNSOURCED;
  return { support, computed: support, assessment, contested, voices: [voice], deniers, quantities };
}

function hasQuantity(qualifiers: Claim["says"]): boolean {
  for (const name in qualifiers) {
    const value = qualifiers[name];
    if (typeof value === "object" && (isQuantity(value) || Array.isArray(value))) return true;
  }
  return false;
}

function only(ids: readonly string[]): string | null {
  return ids.length === 1 ? (ids[0] ?? null) : null;
}
