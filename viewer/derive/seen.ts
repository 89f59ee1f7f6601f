import type { Verdict } from "../../src/corroborate/accounts.ts";
import type { Answers } from "../../src/corroborate/as-of.ts";
import { allUndated } from "../../src/corroborate/as-of.ts";
import type { Existence } from "../../src/corroborate/existence.ts";
import { daysSet, isClockSet } from "../../src/model/clock.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { KnowledgeGraph } from "../../src/query/knowledge-graph.ts";
import type { Clocks, Lens } from "../state/view-state.ts";
import type { Atlas } from "./atlas.ts";
import { throughLens } from "./lens.ts";

/** The facts as the two clocks and the lens let them be seen, before any filter. */
export interface Seen {
  /** The graph at the time of the clocks, whatever the lens. */
  readonly kg: KnowledgeGraph;
  /** With the claims and the roll-up that are left. */
  readonly facts: readonly Fact[];
  /** How two voices differ on a fact; only under a lens. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Whether facts are certain on the day of the clock, or only possible; empty while it is off. */
  readonly answers: Answers;
  /** Whether entities that have a lifetime exist on that day. */
  readonly existence: Existence;
  /** Facts that are possible on that day, and not certain. */
  readonly possible: number;
  /** Facts that a clock cannot place, wholly or in part: left out, or kept where the reader says so. */
  readonly undated: number;
  /** Facts that a clock leaves out by their dates: not yet said, or not in force. */
  readonly outOfTime: number;
  /** Facts that no voice of the lens says anything about, or that both tell alike. */
  readonly outOfLens: number;
}

export function see(atlas: Atlas, clocks: Clocks, lens: Lens | null): Seen {
  const timed = inTime(atlas.kg, clocks);
  const { facts, verdicts } = throughLens(timed, lens);
  const { alone } = timed.undated;
  const inView = timed.dataset.facts.length;
  return {
    kg: timed,
    facts,
    verdicts,
    answers: timed.answers,
    existence: timed.existence,
    possible: facts.reduce((n, { id }) => n + (timed.answers.get(id) === "possible" ? 1 : 0), 0),
    undated: allUndated(timed.undated).size,
    outOfTime: atlas.dataset.facts.length - inView - (clocks.undated ? 0 : alone.length),
    outOfLens: inView - facts.length,
  };
}

function inTime(kg: KnowledgeGraph, clocks: Clocks): KnowledgeGraph {
  if (!isClockSet(clocks)) return kg;
  const { trueOn, undated, certain } = clocks;
  return kg.asOf({ ...daysSet(clocks), ...(trueOn ? { certain } : {}), undated });
}
