import { namesOf } from "../../src/model/entity.ts";
import { fold } from "../../src/text/fold.ts";
import { type Atlas, nameOf } from "../derive/atlas.ts";
import type { Lens } from "../state/view-state.ts";

/** How many facts a voice has a say in, and how many of these it only expects. */
export interface VoiceCount {
  readonly facts: number;
  readonly expected: number;
}

/** How many facts each voice has a say in, the most spoken first. */
export function voiceCounts(atlas: Atlas): ReadonlyMap<string, VoiceCount> {
  const counts = new Map<string, VoiceCount>();
  const add = (id: string, expected: number): void => {
    const known = counts.get(id) ?? { facts: 0, expected: 0 };
    if (atlas.kg.entity(id)) counts.set(id, { facts: known.facts + 1, expected: known.expected + expected });
  };
  for (const { rollup } of atlas.dataset.facts) {
    for (const id of [...rollup.voices, ...rollup.deniers]) add(id, 0);
    for (const id of rollup.expecting) add(id, 1);
  }
  return new Map([...counts].sort(([a, own], [b, other]) => other.facts - own.facts || (a < b ? -1 : 1)));
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
