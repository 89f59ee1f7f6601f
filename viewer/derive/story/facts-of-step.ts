import type { Fact } from "../../../src/model/fact.ts";
import { compareText } from "../../../src/model/order.ts";
import type { Atlas } from "../atlas.ts";
import type { Seen } from "../seen.ts";
import type { Shown } from "../shown.ts";

/** The facts of a step's picture by id: what passes its filters, and what it tells in words, which is shown whatever the filters say. */
export function factsOfStep(atlas: Atlas, seen: Seen, shown: Shown, told: readonly string[]): readonly Fact[] {
  const more = told.flatMap((id): Fact[] => {
    if (shown.passes(id)) return [];
    const fact = seen.facts.find((one) => one.id === id) ?? atlas.kg.fact(id);
    return fact ? [fact] : [];
  });
  return [...shown.facts, ...more].sort((a, b) => compareText(a.id, b.id));
}
