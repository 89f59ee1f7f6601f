import { distance } from "fastest-levenshtein";
import type { Piece } from "./archived-copy.ts";
import { readable } from "./comparable.ts";

/** The stretch of a text that resembles a wanted one most. */
export interface Passage {
  /** As a locator names it; empty where none does. */
  readonly place: string;
  readonly text: string;
  /** From 0 (nothing in common) to 1 (the same letters but for case and punctuation). */
  readonly likeness: number;
}

/** Below this, what is found is chance. */
const LEAST_LIKENESS = 0.4;
/** A quote of more words is compared by its beginning: the windows would grow with it. */
const MAX_WORDS = 60;

/**
 * Finds the run of words that is nearest to `wanted` in letters; where several are, the one nearest to the piece `near`. Letter
 * case and punctuation count for nothing here, so that a quote with other quotation marks still finds its place.
 */
export function closestPassage(pieces: readonly Piece[], wanted: string, near = 0): Passage | null {
  const words = wanted.split(" ").slice(0, MAX_WORDS);
  const target = letters(words.join(" "));
  if (target === "") return null;
  const grams = new Set(pairs(target));
  let best: Passage | null = null;
  const away = (index: number): number => Math.abs(index - near);
  const sorted = [...pieces.entries()].sort(([a], [b]) => away(a) - away(b));
  for (const [, { text, place }] of sorted) {
    const found = nearestInLine(
      readable(text).split(" "),
      words.length,
      target,
      grams,
      best?.likeness ?? LEAST_LIKENESS,
    );
    if (found) best = { place, ...found };
  }
  return best;
}

function nearestInLine(
  line: readonly string[],
  size: number,
  target: string,
  grams: ReadonlySet<string>,
  beat: number,
): Omit<Passage, "place"> | null {
  let best: Omit<Passage, "place"> | null = null;
  for (let start = 0; start === 0 || start + size <= line.length; start++) {
    const text = line.slice(start, start + size).join(" ");
    const plain = letters(text);
    // Edit distance is dear: windows that share few pairs of letters are passed over.
    if (shared(plain, grams) < 0.3) continue;
    const likeness = 1 - distance(plain, target) / Math.max(plain.length, target.length);
    if (likeness > (best?.likeness ?? beat)) best = { text, likeness };
  }
  return best;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, "");
}

function pairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}

function shared(text: string, grams: ReadonlySet<string>): number {
  const all = pairs(text);
  return grams.size === 0 || all.length === 0 ? 1 : all.filter((pair) => grams.has(pair)).length / all.length;
}
