import type { Finding, Place } from "../../diagnostics/diagnostic.ts";
import { addTo } from "../../model/lists-by-key.ts";

/** Two dates that cannot both be right. Plain data. */
export interface Contradiction {
  /** What is said of it where one of them is written. */
  readonly found: Finding;
  /** What else would have to be wrong; several contradictions may share it. */
  readonly suspect: { readonly key: string; readonly place: Place };
}

/**
 * One wrong date may contradict many claims. Where two or more point at one and the same other date, that one is reported, once, with
 * the claims beside it; else each is reported in its place.
 */
export function reportContradictions(all: readonly Contradiction[]): readonly Finding[] {
  const suspects = new Map<string, Contradiction[]>();
  for (const one of all) {
    const key = `${one.found.name} ${one.suspect.key}`;
    addTo(suspects, key, one);
  }
  return [...suspects.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { found, suspect } = first;
    if (others.length === 0) return [{ ...found, related: [{ place: suspect.place, message: "against this date" }] }];
    const related = [first, ...others].map((one) => ({ place: one.found.place, message: "against this claim" }));
    return [{ ...found, place: suspect.place, related }];
  });
}
