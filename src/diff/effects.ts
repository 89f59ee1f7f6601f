import type { QuantityRollup, Rollup } from "../model/fact.ts";
import { CONTESTED, SUPPORT } from "../model/support.ts";
import { isSame, type ValueChange } from "./same.ts";

/** What a changed roll-up means, by name: what `--fail-on` takes. */
export const EFFECTS = {
  "support-lost": "a fact is less supported than before",
  "support-gained": "a fact is better supported than before",
  "newly-contested": "a fact is denied that was not, or not independently",
  "contest-settled": "a denial is gone, or no longer independent",
  "voices-lost": "a voice says no more that it is so",
  "voices-gained": "another voice says that it is so",
  "best-changed": "another number is the best known",
  "envelope-changed": "the numbers claimed reach from and to others than before",
  "other-changed": "anything else in the roll-up of a fact has changed",
} as const;
export type Effect = keyof typeof EFFECTS;

export function effectsOf(before: Rollup, after: Rollup, changes: readonly ValueChange[]): readonly Effect[] {
  const effects = new Set<Effect>();
  const ranks = (rank: (rollup: Rollup) => number, up: Effect, down: Effect): void => {
    const by = rank(after) - rank(before);
    if (by !== 0) effects.add(by > 0 ? up : down);
  };
  ranks(({ support }) => SUPPORT.indexOf(support), "support-gained", "support-lost");
  ranks(({ contested }) => CONTESTED.indexOf(contested), "newly-contested", "contest-settled");
  if (before.voices.some((voice) => !after.voices.includes(voice))) effects.add("voices-lost");
  if (after.voices.some((voice) => !before.voices.includes(voice))) effects.add("voices-gained");
  const numbers = (pick: (one: QuantityRollup) => unknown): boolean =>
    !isSame(before.quantities.map(pick), after.quantities.map(pick));
  if (numbers(({ qualifier, unit, rate, best }) => [qualifier, unit, rate, best])) effects.add("best-changed");
  if (numbers(({ qualifier, unit, rate, envelope }) => [qualifier, unit, rate, envelope]))
    effects.add("envelope-changed");
  if (changes.some(({ key }) => !NAMED.has(key)) || effects.size === 0) effects.add("other-changed");
  return [...effects];
}

/** Members of a roll-up whose changes have names of their own. */
const NAMED: ReadonlySet<string> = new Set(["support", "computed", "contested", "voices", "quantities"]);
