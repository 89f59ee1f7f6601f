import type { Claim, Stance } from "../model/claim.ts";
import { UNKNOWN } from "../model/entity.ts";
import type { Contested, Fact, Rollup, Support } from "../model/fact.ts";
import { UNSOURCED } from "../model/unsourced.ts";
import { isQuantity, rollUpQuantities } from "./quantities.ts";
import { isAsserting, statementsOf, weigh } from "./statements.ts";
import { speakersOfClaim, type Voices } from "./voices.ts";

const STRENGTH: Readonly<Partial<Record<Stance, number>>> = { predicts: 1, alleges: 2, states: 3, confirms: 4 };

/** What a fact's claims amount to. Reads the assessment, and nothing else, off the rollup that the fact has. */
export function rollup(fact: Fact, voices: Voices): Rollup {
  const { assessment } = fact.rollup;
  const computed = simple(fact, voices) ?? compute(fact, voices);
  return assessment === null ? computed : { ...computed, support: assessment.support, assessment };
}

function compute(fact: Fact, voices: Voices): Rollup {
  const statements = statementsOf(fact, voices).filter(({ takenBack }) => !takenBack);
  const isEnd = endOf(fact, voices);
  const asserting = new Map<string, number>();
  const deniers = new Set<string>();
  let admitted = false;
  let contested: Contested = "no";
  for (const { voice, roots, stance } of statements) {
    if (stance === "denies") {
      deniers.add(voice);
      // A denial by a party to the fact is self-interested; one by anybody else weighs more.
      if (!roots.some(isEnd)) contested = "independently";
      else if (contested === "no") contested = "by-party";
    } else if (isAsserting(stance)) {
      asserting.set(voice, Math.max(asserting.get(voice) ?? 0, STRENGTH[stance] ?? 0));
      admitted ||= stance === "confirms" && roots.some(isEnd);
    }
  }
  // Nobody can tell whether "reportedly" is one more voice or one of those already heard.
  if (asserting.size > 1) asserting.delete(UNKNOWN);
  const support = admitted ? "confirmed" : supportOf([...asserting.values()], deniers.size);
  return {
    support,
    computed: support,
    assessment: null,
    contested,
    voices: [...asserting.keys()].sort(),
    deniers: [...deniers].sort(),
    quantities: rollUpQuantities(fact, statements),
  };
}

function supportOf(strengths: readonly number[], deniers: number): Support {
  const atLeast = (strength: number) => strengths.filter((own) => own >= strength).length;
  if (atLeast(4) >= 2) return "confirmed";
  if (atLeast(3) >= 2) return "corroborated";
  if (atLeast(3) === 1) return "reported";
  if (atLeast(2) > 0) return "alleged";
  if (strengths.length > 0) return "projected";
  return deniers > 0 ? "denied" : "unsourced";
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
