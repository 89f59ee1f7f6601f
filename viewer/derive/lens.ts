import type { Verdict } from "../../src/corroborate/accounts.ts";
import { UNKNOWN } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { KnowledgeGraph } from "../../src/query/knowledge-graph.ts";
import type { Lens } from "../state/view-state.ts";

interface ThroughLens {
  readonly facts: readonly Fact[];
  /** Only where two voices are compared. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

const NONE: ReadonlyMap<string, Verdict> = new Map();

/** The facts as one voice tells them, or those that two tell differently. Without a lens, as they are. */
export function throughLens(kg: KnowledgeGraph, lens: Lens | null): ThroughLens {
  if (!lens) return { facts: kg.dataset.facts, verdicts: NONE };
  const { a, b, show } = lens;
  // A link may name a voice that the data has no more.
  const isKnown = (id: string): boolean => id === UNKNOWN || kg.entity(id) !== undefined;
  if (show === "difference" && b !== null && isKnown(a) && isKnown(b)) return difference(kg, a, b);
  const voice = show === "b" && b !== null ? b : a;
  return { facts: isKnown(voice) ? kg.asToldBy(voice).dataset.facts : [], verdicts: NONE };
}

function difference(kg: KnowledgeGraph, a: string, b: string): ThroughLens {
  const compared = kg.compareVoices(a, b);
  return {
    facts: compared.flatMap(({ fact, verdict }) => (verdict === "agree" ? [] : fact)),
    verdicts: new Map(compared.map(({ fact, verdict }) => [fact.id, verdict])),
  };
}
