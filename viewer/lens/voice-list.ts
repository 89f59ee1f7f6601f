import { namesOf } from "../../src/model/entity.ts";
import { compareText } from "../../src/model/order.ts";
import { fold } from "../../src/text/fold.ts";
import { type Atlas, nameOf } from "../derive/atlas.ts";
import type { Lens } from "../state/view-state.ts";

/** How many facts a voice has a say in, and how many of these it only expects. */
export interface VoiceCount {
  readonly facts: number;
  readonly expected: number;
}

const known = new WeakMap<Atlas, ReadonlyMap<string, VoiceCount>>();

/** How many facts each voice has a say in, the most spoken first. Counted once: the lens is chosen by it, and then its bar is. */
export function voiceCounts(atlas: Atlas): ReadonlyMap<string, VoiceCount> {
  const before = known.get(atlas);
  if (before) return before;
  const facts = new Map<string, number>();
  const expected = new Map<string, number>();
  const add = (counts: Map<string, number>, id: string): void => void counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const { rollup } of atlas.dataset.facts) {
    for (const id of rollup.voices) add(facts, id);
    for (const id of rollup.deniers) add(facts, id);
    for (const id of rollup.expecting) {
      add(facts, id);
      add(expected, id);
    }
  }
  const counts = [...facts]
    .filter(([id]) => atlas.kg.entity(id))
    .sort(([a, n], [b, m]) => m - n || compareText(a, b))
    .map(([id, n]) => [id, { facts: n, expected: expected.get(id) ?? 0 }] as const);
  const sorted = new Map(counts);
  known.set(atlas, sorted);
  return sorted;
}

/** Voices whose name holds the words; without words, those that say most. */
export function voicesLike(atlas: Atlas, counts: ReadonlyMap<string, VoiceCount>, words: string): readonly string[] {
  const wanted = fold(words);
  const fits = (id: string): boolean => {
    const entity = atlas.kg.entity(id);
    const names = entity ? namesOf(entity) : [nameOf(atlas, id), id];
    return names.some((name) => fold(name).includes(wanted));
  };
  return [...counts.keys()].filter(fits).slice(0, 40);
}

/** Two voices that a reader may want to compare first: of bodies and states, those that say most. */
export function firstLens(atlas: Atlas): Lens | null {
  const [a, b] = voiceCounts(atlas).keys();
  return a ? { a, b: b ?? null, show: "a" } : null;
}
