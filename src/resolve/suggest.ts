import { distance } from "fastest-levenshtein";
import { type Entity, namesOf } from "../model/entity.ts";
import { compareText } from "../model/order.ts";
import { isA, type Schema } from "../model/schema.ts";
import { fold } from "../text/fold.ts";

/** Finds the entity that a wrong id most likely means; null where nothing is near. */
export type Suggest = (
  wrong: string,
  wanted?: readonly string[],
) => { readonly id: string; readonly name: string } | null;

/** Spellings that are looked at for all wrong ids together. */
const MOST = 100_000_000;
/** Longer texts are not typed by mistake, and are compared to nothing. */
const LONGEST = 200;

interface Spelling {
  readonly text: string;
  readonly entity: Entity;
}

/**
 * Did-you-mean over ids, names, aliases and identifiers. Built when there is something to report, and then fast enough for thousands of wrong ids
 * against 50,000 entities: length and letters rule nearly all spellings out before a distance is computed. It stops at a bound all the
 * same, so that a hostile project takes no longer: ids beyond it are given no suggestion.
 */
export function createSuggest(
  schema: Schema,
  entities: ReadonlyMap<string, Entity>,
  { spellings, letters, begins }: Spellings = spellingsOf(entities),
): Suggest {
  let left = MOST;
  return (wrong, wanted = []) => {
    if (wrong.length > LONGEST || left <= 0) return null;
    const text = spelt(wrong);
    const own = lettersOf(text);
    let limit = Math.max(1, Math.floor(text.length / 3));
    let best: { readonly entity: Entity; readonly off: number } | null = null;
    const end = begins[text.length + limit + 1] ?? spellings.length;
    const start = begins[Math.max(0, text.length - limit)] ?? spellings.length;
    left -= end - start;
    for (let i = start; i < end; i++) {
      const theirs = letters[i] ?? 0;
      if (bits(theirs & ~own) > limit || bits(own & ~theirs) > limit) continue;
      const spelling = spellings[i];
      if (spelling === undefined || Math.abs(spelling.text.length - text.length) > limit) continue;
      const edits = distance(text, spelling.text);
      if (edits > limit) continue;
      const { entity } = spelling;
      // On a tie of edits a thing of the right type is more likely meant.
      const off = edits * 2 + (wanted.length === 0 || isA(schema, entity.type, wanted) ? 0 : 1);
      if (best === null || off < best.off || (off === best.off && compareText(entity.id, best.entity.id) < 0)) {
        best = { entity, off };
        limit = Math.min(limit, edits);
      }
    }
    return best && { id: best.entity.id, name: best.entity.name };
  };
}

/** All that entities are called. Good for as long as these are the same. */
export interface Spellings {
  /** Shortest first. */
  readonly spellings: readonly Spelling[];
  /** One bit for each letter that occurs: two texts are at least as far apart as one has letters that the other lacks. */
  readonly letters: Int32Array;
  /** Where the spellings of each length begin. */
  readonly begins: readonly number[];
}

export function spellingsOf(entities: ReadonlyMap<string, Entity>): Spellings {
  const spellings = sorted(entities);
  const letters = Int32Array.from(spellings, ({ text }) => lettersOf(text));
  return { spellings, letters, begins: beginsOf(spellings) };
}

function sorted(entities: ReadonlyMap<string, Entity>): readonly Spelling[] {
  const spellings: Spelling[] = [];
  for (const entity of entities.values()) {
    for (const text of new Set(namesOf(entity).map(spelt)))
      if (text.length <= 2 * LONGEST) spellings.push({ text, entity });
  }
  return spellings.sort((a, b) => a.text.length - b.text.length);
}

/** Where the spellings of each length begin. */
function beginsOf(spellings: readonly Spelling[]): readonly number[] {
  const begins: number[] = [];
  for (const [i, { text }] of spellings.entries()) while (begins.length <= text.length) begins.push(i);
  return begins;
}

/** A name as an id has it. */
function spelt(text: string): string {
  return fold(text).replace(/[\s_-]+/g, "-");
}

function lettersOf(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters;
}

/** How many bits are set in 32. */
function bits(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
