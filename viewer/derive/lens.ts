import { rollup } from "../../src/corroborate/rollup.ts";
import { voice } from "../../src/corroborate/statements.ts";
import type { Claim, Stance } from "../../src/model/claim.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { Quantity } from "../../src/model/quantity.ts";
import type { Lens } from "../state/view-state.ts";
import type { Atlas } from "./atlas.ts";

/** How two voices stand to one fact. */
export type Verdict = "only-a" | "only-b" | "agree" | "conflict";

type Stand = "asserts" | "denies" | "silent";

/** The facts as one voice tells them, or those that two tell differently. Without a lens, as they are. */
export function throughLens(
  atlas: Atlas,
  facts: readonly Fact[],
  lens: Lens | null,
): { readonly facts: readonly Fact[]; readonly verdicts: ReadonlyMap<string, Verdict> } {
  const verdicts = new Map<string, Verdict>();
  if (!lens) return { facts, verdicts };
  const shown: Fact[] = [];
  for (const fact of facts) {
    const a = claimsOf(atlas, fact, lens.a);
    const b = lens.b ? claimsOf(atlas, fact, lens.b) : [];
    const verdict = compare(a, b);
    if (!verdict) continue;
    verdicts.set(fact.id, verdict);
    if (lens.show === "difference") {
      if (verdict !== "agree") shown.push(fact);
      continue;
    }
    const own = lens.show === "a" ? a : b;
    if (own.length > 0) shown.push(toldBy(atlas, fact, own));
  }
  return { facts: shown, verdicts };
}

/** The claims on a fact that come down to one voice; a denial by a body counts for whom it speaks for. */
export function claimsOf(atlas: Atlas, fact: Fact, wanted: string): readonly Claim[] {
  const roots = atlas.kg.voices.roots(wanted);
  const voices = voicesOfClaims(atlas, fact);
  return fact.claims.filter((_, i) => voices[i]?.some((id) => id === wanted || roots.includes(id)));
}

/** Kept, since every turn of the lens asks again of every fact. */
const known = new WeakMap<Fact, readonly (readonly string[])[]>();

function voicesOfClaims(atlas: Atlas, fact: Fact): readonly (readonly string[])[] {
  let voices = known.get(fact);
  if (!voices) {
    voices = fact.claims.map((claim) => voice(claim, fact, atlas.kg.voices));
    known.set(fact, voices);
  }
  return voices;
}

function toldBy(atlas: Atlas, fact: Fact, claims: readonly Claim[]): Fact {
  const view = { ...fact, claims };
  return { ...view, rollup: rollup(view, atlas.kg.voices) };
}

function compare(a: readonly Claim[], b: readonly Claim[]): Verdict | null {
  const [standA, standB] = [stand(a), stand(b)];
  if (standA === "silent" && standB === "silent") return null;
  if (standB === "silent") return "only-a";
  if (standA === "silent") return "only-b";
  return standA === standB && !numbersClash(a, b) ? "agree" : "conflict";
}

function stand(claims: readonly Claim[]): Stand {
  if (claims.some(({ stance }) => ASSERTING.has(stance))) return "asserts";
  return claims.some(({ stance }) => stance === "denies" || stance === "doubts") ? "denies" : "silent";
}

const ASSERTING: ReadonlySet<Stance> = new Set(["states", "confirms", "alleges", "predicts"]);

/** Two voices that give numbers of one unit which no number satisfies tell the fact differently. */
function numbersClash(a: readonly Claim[], b: readonly Claim[]): boolean {
  for (const x of numbers(a)) {
    for (const y of numbers(b)) {
      if (x.unit !== y.unit || x.rate !== y.rate) continue;
      if ((x.max ?? Infinity) < (y.min ?? 0) || (y.max ?? Infinity) < (x.min ?? 0)) return true;
    }
  }
  return false;
}

function numbers(claims: readonly Claim[]): Quantity[] {
  return claims.flatMap(({ says }) => Object.values(says).filter(isQuantity));
}

function isQuantity(value: unknown): value is Quantity {
  return typeof value === "object" && value !== null && "min" in value && "unit" in value;
}
