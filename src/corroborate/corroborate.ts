import type { Fact } from "../model/fact.ts";
import { rivalsIn, withRivals } from "./rivals.ts";
import { rollup } from "./rollup.ts";
import type { Voices } from "./voices.ts";

/**
 * Gives each fact its rivals among them, and the rollup of its claims. Pure; the order of facts and of claims changes nothing.
 *
 * @example corroborate(resolved.facts, voicesOf(resolved.entities, resolved.facts, schema))
 */
export function corroborate(facts: readonly Fact[], voices: Voices): readonly Fact[] {
  return withRivals(facts, rivalsIn(facts, voices)).map((fact) => ({ ...fact, rollup: rollup(fact, voices) }));
}

/** Gives facts that are rolled up, each by itself, their rivals among them. */
export function weighRivals(facts: readonly Fact[], voices: Voices): readonly Fact[] {
  return withRivals(facts, rivalsIn(facts, voices)).map((fact, n) =>
    fact === facts[n] ? fact : { ...fact, rollup: rollup(fact, voices) },
  );
}
