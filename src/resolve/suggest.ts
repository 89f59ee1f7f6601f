import { distance } from "fastest-levenshtein";
import type { Entity } from "../model/entity.ts";
import { compareText } from "../model/order.ts";
import { isA, type Schema } from "../model/schema.ts";

/** Finds the entity that a wrong id most likely means; null where nothing is near. */
export type Suggest = (
  wrong: string,
  wanted?: readonly string[],
) => { readonly id: string; readonly name: string } | null;

interface Candidate {
  readonly text: string;
  /** One bit for each letter or digit that occurs: a cheap lower bound of the distance. */
  readonly letters: number;
  readonly entity: Entity;
}

/**
 * Did-you-mean over ids, names and aliases. Built when there is something to report, and then fast enough for thousands of wrong ids
 * against 50,000 entities: length and letters rule nearly all candidates out before a distance is computed.
 */
export function createSuggest(schema: Schema, entities: ReadonlyMap<string, Entity>): Suggest {
  const candidates: Candidate[] = [];
  for (const entity of entities.values()) {
    const spellings = new Set([entity.id, fold(entity.name), ...entity.aliases.map(({ name }) => fold(name))]);
    for (const text of spellings) candidates.push({ text, letters: lettersOf(text), entity });
  }
  return (wrong, wanted = []) => {
    const text = fold(wrong);
    const letters = lettersOf(text);
    const limit = Math.max(1, Math.floor(text.length / 3));
    let best: { readonly entity: Entity; readonly off: number } | null = null;
    for (const candidate of candidates) {
      if (Math.abs(candidate.text.length - text.length) > limit) continue;
      if (bits(candidate.letters & ~letters) > limit || bits(letters & ~candidate.letters) > limit) continue;
      const edits = distance(text, candidate.text);
      if (edits > limit) continue;
      // A thing of the right type wins over a nearer one of the wrong type only on a tie of edits.
      const fits = wanted.length === 0 || isA(schema, candidate.entity.type, wanted);
      const off = edits * 2 + (fits ? 0 : 1);
      const { entity } = candidate;
      if (best === null || off < best.off || (off === best.off && compareText(entity.id, best.entity.id) < 0)) {
        best = { entity, off };
      }
    }
    return best && { id: best.entity.id, name: best.entity.name };
  };
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, "-");
}

function lettersOf(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters;
}

function bits(set: number): number {
  let left = set;
  let count = 0;
  for (; left !== 0; count++) left &= left - 1;
  return count;
}
