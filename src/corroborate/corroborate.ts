import type { Fact } from "../model/fact.ts";
import { rollup } from "./rollup.ts";
import type { Voices } from "./voices.ts";

/**
 * Gives each fact the rollup of its claims. Pure; the order of facts and of claims changes nothing.
 *
 * @example corroborate(resolved.facts, voicesOf(resolved.entities, resolved.facts, schema))
 */
export function corroborate(facts: readonly Fact[], voices: Voices): readonly Fact[] {
  return facts.map((fact) => ({ ...fact, rollup: rollup(fact, voices) }));
}
