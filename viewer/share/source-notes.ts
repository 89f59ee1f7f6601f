import type { Fact } from "../../src/model/fact.ts";
import { compareText } from "../../src/model/order.ts";
import { sourceFootnote, sourceInShort } from "../../src/wording/claims/footnotes.ts";
import { type Atlas, nameOf } from "../derive/atlas.ts";

/** A source under its number. */
export interface SourceNote {
  readonly number: number;
  readonly source: string;
  readonly words: string;
  /** The same for the foot of a picture. */
  readonly short: string;
  /** Facts that rest on it, among those shown. */
  readonly facts: number;
}

export interface SourceNotes {
  readonly notes: readonly SourceNote[];
  /** The numbers of the sources that a fact rests on, ascending. */
  numbersOf(fact: string): readonly number[];
}

/** Numbers the sources of these facts, those that most rest on first. */
export function numberSources(atlas: Atlas, facts: readonly Fact[]): SourceNotes {
  const counts = new Map<string, number>();
  const sourcesOf = (fact: Fact): Set<string> => new Set(fact.claims.flatMap(({ source }) => source ?? []));
  for (const fact of facts) for (const id of sourcesOf(fact)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const order = [...counts].sort(
    ([a, n], [b, m]) => m - n || compareText(nameOf(atlas, a), nameOf(atlas, b)) || compareText(a, b),
  );
  const numbers = new Map(order.map(([id], i) => [id, i + 1]));
  const ofFact = new Map(
    facts.map((fact) => [fact.id, [...sourcesOf(fact)].map((id) => numbers.get(id) ?? 0).sort((a, b) => a - b)]),
  );
  return {
    notes: order.map(([source, count], i) => ({
      number: i + 1,
      source,
      words: sourceFootnote(atlas.kg, source),
      short: sourceInShort(atlas.kg, source),
      facts: count,
    })),
    numbersOf: (fact) => ofFact.get(fact) ?? [],
  };
}
