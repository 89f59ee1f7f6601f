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
  const statements = readStatements(fact, voices).filter(({ takenBack }) => !takenBack);
  const isEnd = endOf(fact, voices);
  const asserting = statements.filter(({ stance }) => isAsserting(stance));
  const denying = statements.filter(({ stance }) => stance === "denies");
  const admitted = asserting.some(({ stance, roots }) => stance === "confirms" && roots.some(isEnd));
  const support = admitted ? "confirmed" : supportOf(asserting, denying.length > 0);
  return {
    support,
    computed: support,
    assessment: null,
    contested: denying.length === 0 ? "no" : contestedBy(denying, partyOf(fact, isEnd, voices)),
    voices: independent(wordsOf(asserting)),
    deniers: independent(denying.map(({ counts }) => counts)),
    quantities: rollUpQuantities(fact, statements),
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
  const voicesFrom = (strength: number): number =>
    independent(wordsOf(asserting.filter(({ stance }) => (STRENGTH[stance] ?? 0) >= strength))).length;
  if (voicesFrom(4) >= 2) return "confirmed";
  const stating = voicesFrom(3);
  if (stating > 0) return stating >= 2 ? "corroborated" : "reported";
  if (voicesFrom(2) > 0) return "alleged";
  if (asserting.length > 0) return "projected";
  return isDenied ? "denied" : "unsourced";
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
 * The one claim of most facts: one speaker who asserts and gives no number. No group to form, and equal rollups are one object.
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
const singles = new Map<Support, Map<string, Rollup>>();

function single(voice: string, support: Support): Rollup {
  let ofSupport = singles.get(support);
  if (ofSupport === undefined) {
    ofSupport = new Map();
    singles.set(support, ofSupport);
  }
  let known = ofSupport.get(voice);
  if (known === undefined) {
    known = Object.freeze({ ...UNSOURCED, support, computed: support, voices: Object.freeze([voice]) });
    if (ofSupport.size > 100_000) ofSupport.clear();
    ofSupport.set(voice, known);
  }
  return known;
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
