import type { Fact } from "../model/fact.ts";

/** Who has a say on it: the voices that assert, expect or deny it, and who makes a claim in so many words. May hold one twice. */
export function heardOn({ rollup, claims }: Fact): readonly string[] {
  const ids = [...rollup.voices, ...rollup.expecting, ...rollup.deniers];
  for (const { by } of claims) if (by !== null) ids.push(by);
  return ids;
}
