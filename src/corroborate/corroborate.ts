import type { Fact } from "../model/fact.ts";
import { rollup } from "./rollup.ts";
import type { Voices } from "./voices.ts";

/**
 * Gives each fact the rollup of its claims. Pure; the order of facts and of claims changes nothing.
 *
 * @example corroborate(resolved.facts, voicesOf(resolved.entities, resolved.facts, schema))
 */
export function corroborate(facts: readonly Fact[], voices: Voices): readonly Fact[] {
  return facts.map((fact) => withRollup(fact, rollup(fact, voices)));
}

/** Written out, since spreading a quarter of a million facts is most of the time that they take. */
export function withRollup(fact: Fact, own: Fact["rollup"], claims: Fact["claims"] = fact.claims): Fact {
  const { id, type, subject, object, qualifiers, file, pointer } = fact;
  return { id, type, subject, object, qualifiers, claims, rollup: own, file, pointer };
}
