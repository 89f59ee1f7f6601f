import { knownWhen, trueWhen } from "../../src/corroborate/clocks.ts";
import type { Atlas } from "../derive/atlas.ts";

/** The days on which claims became known, with how many claims. */
export function knownStops(atlas: Atlas): ReadonlyMap<string, number> {
  const amounts = new Map<string, number>();
  for (const { type, claims } of atlas.dataset.facts) {
    if (atlas.kinds.get(type)?.background) continue;
    for (const claim of claims) count(amounts, knownWhen(claim, atlas.kg.voices));
  }
  return amounts;
}

/** The days on which facts begin or cease to hold, with how many facts. */
export function trueStops(atlas: Atlas): ReadonlyMap<string, number> {
  const amounts = new Map<string, number>();
  for (const fact of atlas.dataset.facts) {
    const [claim] = fact.claims;
    const range = claim && trueWhen(claim, fact);
    if (!range) continue;
    count(amounts, range.first);
    count(amounts, range.last);
  }
  return amounts;
}

function count(amounts: Map<string, number>, day: string | null): void {
  if (day !== null) amounts.set(day, (amounts.get(day) ?? 0) + 1);
}
