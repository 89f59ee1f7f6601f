import { type Account, accountOf, asToldBy, compareAccounts, type Verdict } from "../corroborate/accounts.ts";
import { weighRivals } from "../corroborate/corroborate.ts";
import type { Fact } from "../model/fact.ts";
import type { Core } from "./core.ts";
import { union } from "./filter/fact-lists.ts";
import { knownId } from "./ground.ts";

/** One fact as two voices tell it. */
export interface Comparison {
  readonly fact: Fact;
  readonly verdict: Verdict;
  /** null: it says nothing of this fact. */
  readonly a: Account | null;
  readonly b: Account | null;
}

/** The facts that a voice speaks of, as it tells them, sorted by id. */
export function toldBy(core: Core, voice: string): readonly Fact[] {
  const told = spokenOf(core, voice).flatMap((fact) => asToldBy(fact, voice, core.voices) ?? []);
  return weighRivals(told, core.voices);
}

/** Every fact that one of two voices speaks of, sorted by id. */
export function compareVoices(core: Core, a: string, b: string): readonly Comparison[] {
  return union([spokenOf(core, a), spokenOf(core, b)]).flatMap((fact) => {
    const [own, other] = [accountOf(fact, a, core.voices), accountOf(fact, b, core.voices)];
    const verdict = compareAccounts(own, other);
    return verdict === null ? [] : { fact, verdict, a: own, b: other };
  });
}

function spokenOf(core: Core, voice: string): readonly Fact[] {
  return union(core.voices.roots(knownId(core.indexes, voice)).map((root) => core.spokenOf(root)));
}
