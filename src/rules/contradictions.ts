import type { Finding, Place } from "../diagnostics/diagnostic.ts";

/** Two dates that cannot both be right, and where each is written. */
export interface Contradiction {
  readonly here: Place;
  /** What else would have to be wrong; several contradictions may share it. */
  readonly suspect: { readonly key: string; readonly place: Place };
  readonly report: (place: Place, extra: Pick<Finding, "related">) => Finding;
}

/**
 * One wrong date may contradict many claims. Where two or more point at one and the same other date, that one is reported, once, with
 * the claims beside it; else each is reported where it stands.
 */
export function reportContradictions(found: readonly Contradiction[]): readonly Finding[] {
  const suspects = new Map<string, Contradiction[]>();
  for (const one of found) {
    const known = suspects.get(one.suspect.key);
    if (known) known.push(one);
    else suspects.set(one.suspect.key, [one]);
  }
  return [...suspects.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    if (others.length === 0) {
      return [first.report(first.here, { related: [{ place: first.suspect.place, message: "against this date" }] })];
    }
    const related = [first, ...others].map(({ here }) => ({ place: here, message: "against this claim" }));
    return [first.report(first.suspect.place, { related })];
  });
}
