import type { Rollup } from "../model/fact.ts";

/** What of a rollup an edge shows. */
export type Standing = Pick<Rollup, "support" | "contested" | "voices">;

/** Makes something once for each support, contestedness and count of voices: few differ, however many facts there are. */
export function perStanding<T>(make: (standing: Standing) => T): (standing: Standing) => T {
  const known = new Map<string, Map<string, Map<number, T>>>();
  return (standing) => {
    const { support, contested, voices } = standing;
    const before = known.get(support)?.get(contested)?.get(voices.length);
    if (before !== undefined) return before;
    const made = make(standing);
    const ofSupport = known.get(support) ?? new Map<string, Map<number, T>>();
    const alike = ofSupport.get(contested) ?? new Map<number, T>();
    known.set(support, ofSupport.set(contested, alike.set(voices.length, made)));
    return made;
  };
}
