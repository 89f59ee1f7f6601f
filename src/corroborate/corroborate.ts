import type { Fact } from "../model/fact.ts";
import { rivalsIn, withRivals } from "./rivals.ts";
import { rollup } from "./rollup.ts";
import type { Voices } from "./voices.ts";

/**
 * Gives each fact its rivals among them, and the rollup of its claims. Pure; the order of facts and of claims changes nothing.
 *
 * To follow one fact: `voices.ts` tells who speaks for whom, `statements.ts` turns its claims into statements of voices, `voice-groups.ts` puts
 * those together that count as one voice, `independent.ts` counts the voices, and `rollup.ts` says what they amount to. docs/decisions/voices.md
 * and support.md say why. `as-of.ts` does the same for a day on a clock, `accounts.ts` for one voice alone.
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
