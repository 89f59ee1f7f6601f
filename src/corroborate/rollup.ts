import type { Claim, Stance } from "../model/claim.ts";
import { UNKNOWN } from "../model/entity.ts";
import type { Contested, Fact, Rollup, Support } from "../model/fact.ts";
import { UNSOURCED } from "../model/unsourced.ts";
import { isQuantity, rollUpQuantities } from "./quantities.ts";
import { isAsserting, type Statement, statementsOf, weigh } from "./statements.ts";
import type { Ties } from "./ties.ts";
import { speakersOfClaim, type Voices } from "./voices.ts";

const STRENGTH: Readonly<Partial<Record<Stance, number>>> = { predicts: 1, alleges: 2, states: 3, confirms: 4 };

/** What a fact's claims amount to. Reads the assessment, and nothing else, off the rollup that the fact has. */
export function rollup(fact: Fact, voices: Voices): Rollup {
  const { assessment } = fact.rollup;
  const computed = simple(fact, voices) ?? compute(fact, voices);
  return assessment === null ? computed : { ...computed, support: assessment.support, assessment };
}

function compute(fact: Fact, voices: Voices): Rollup {
  const { statements, ties } = statementsOf(fact, voices);
  const ends = endsOf(fact, voices, ties);
  const asserting = new Map<string, number>();
  const deniers = new Set<string>();
  for (const { voice, stance } of statements) {
    if (isAsserting(stance)) asserting.set(voice, Math.max(asserting.get(voice) ?? 0, STRENGTH[stance] ?? 0));
    else if (stance === "denies") deniers.add(voice);
  }
  // Nobody can tell whether "reportedly" is one more voice or one of those already heard.
  if (asserting.size > 1) asserting.delete(UNKNOWN);
  const support = supportOf(asserting, deniers.size, statements, ends);
  return {
    support,
    computed: support,
    assessment: null,
    contested: contestedBy(deniers, ends),
    voices: [...asserting.keys()].sort(),
    deniers: [...deniers].sort(),
    quantities: rollUpQuantities(fact, statements),
  };
}

function supportOf(
  asserting: ReadonlyMap<string, number>,
  deniers: number,
  statements: readonly Statement[],
  ends: ReadonlySet<string>,
): Support {
  const atLeast = (strength: number) => [...asserting.values()].filter((own) => own >= strength).length;
  const admitted = statements.some(({ voice, stance }) => stance === "confirms" && ends.has(voice));
  if (admitted || atLeast(4) >= 2) return "confirmed";
  if (atLeast(3) >= 2) return "corroborated";
  if (atLeast(3) === 1) return "reported";
  if (atLeast(2) > 0) return "alleged";
  if (asserting.size > 0) return "projected";
  return deniers > 0 ? "denied" : "unsourced";
}

/** A denial by a party to the fact is self-interested; one by anybody else weighs more. */
function contestedBy(deniers: ReadonlySet<string>, ends: ReadonlySet<string>): Contested {
  if (deniers.size === 0) return "no";
  for (const voice of deniers) if (!ends.has(voice)) return "independently";
  return "by-party";
}

function endsOf(fact: Fact, voices: Voices, ties: Ties): ReadonlySet<string> {
  const ends = new Set<string>();
  for (const end of [fact.subject, fact.object]) {
    if (end !== null && end !== UNKNOWN) for (const root of voices.roots(end)) ends.add(ties.group(root));
  }
  return ends;
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
  const isEnd = (end: string | null) => end !== null && end !== UNKNOWN && voices.roots(end).includes(root);
  const admitted = stance === "confirms" && (isEnd(fact.subject) || isEnd(fact.object));
  return single(root, admitted ? "confirmed" : ALONE[stance as keyof typeof ALONE]);
}

const ALONE = { predicts: "projected", alleges: "alleged", states: "reported", confirms: "reported" } as const;
const singles = new Map<string, Rollup>();

function single(voice: string, support: Support): Rollup {
  const key = `${support} ${voice}`;
  let known = singles.get(key);
  if (known === undefined) {
    known = Object.freeze({ ...UNSOURCED, support, computed: support, voices: Object.freeze([voice]) });
    if (singles.size > 100_000) singles.clear();
    singles.set(key, known);
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
