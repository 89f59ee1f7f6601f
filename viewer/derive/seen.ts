import { type AsOf, asOf } from "../../src/corroborate/as-of.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { Clocks, Lens } from "../state/view-state.ts";
import type { Atlas } from "./atlas.ts";
import { throughLens, type Verdict } from "./lens.ts";

/** The facts as the two clocks and the lens let them be seen, before any filter. */
export interface Seen {
  /** With the claims and the roll-up that are left. */
  readonly facts: readonly Fact[];
  /** How two voices stand to a fact; only under a lens. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Facts left out (or kept, where the reader says so) for want of a date, by clock. */
  readonly undated: { readonly trueOn: number; readonly knownOn: number };
  /** Facts that a clock leaves out: not yet said, or not in force. */
  readonly outOfTime: number;
  /** Facts that no voice of the lens says anything about, or that both tell alike. */
  readonly outOfLens: number;
}

export function see(atlas: Atlas, clocks: Clocks, lens: Lens | null): Seen {
  const timed = inTime(atlas, clocks);
  const { facts, verdicts } = throughLens(atlas, timed.facts, lens);
  return {
    facts,
    verdicts,
    undated: timed.undated,
    outOfTime: atlas.dataset.facts.length - timed.facts.length,
    outOfLens: timed.facts.length - facts.length,
  };
}

function inTime(atlas: Atlas, clocks: Clocks): { facts: readonly Fact[]; undated: Seen["undated"] } {
  const { trueOn, knownOn } = clocks;
  const all = atlas.dataset.facts;
  if (!trueOn && !knownOn) return { facts: all, undated: { trueOn: 0, knownOn: 0 } };
  const view = at(atlas, all, trueOn, knownOn);
  const undated = { trueOn: view.undated.trueOn.length, knownOn: view.undated.knownOn.length };
  if (!clocks.undated) return { facts: view.facts, undated };
  return { facts: withUndated(atlas, view, clocks), undated };
}

/** Adds the facts that one clock cannot place, as the other clock sees them. */
function withUndated(atlas: Atlas, view: AsOf, { trueOn, knownOn }: Clocks): readonly Fact[] {
  const shown = new Map(view.facts.map((fact) => [fact.id, fact]));
  const missing = (ids: readonly string[]): Fact[] =>
    ids.flatMap((id) => (shown.has(id) ? [] : (atlas.kg.fact(id) ?? [])));
  const noTrue = at(atlas, missing(view.undated.trueOn), null, knownOn).facts;
  const noKnown = at(atlas, missing(view.undated.knownOn), trueOn, null).facts;
  for (const fact of [...noTrue, ...noKnown]) shown.set(fact.id, fact);
  return atlas.dataset.facts.flatMap(({ id }) => shown.get(id) ?? []);
}

function at(atlas: Atlas, facts: readonly Fact[], trueOn: string | null, knownOn: string | null): AsOf {
  return asOf(facts, atlas.kg.voices, { ...(trueOn ? { trueOn } : {}), ...(knownOn ? { knownOn } : {}) });
}
