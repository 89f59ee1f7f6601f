import { distance } from "fastest-levenshtein";
import { fold } from "./fold.ts";

/** Longer words are not typed by mistake, and are near to nothing. */
const LONGEST = 200;
/** Candidates that are looked at: no schema has as many. */
const MOST = 5000;

/** The candidate that was most likely meant; undefined where none is near. Ties go to the one that sorts first. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const wanted = fold(word);
  // One letter for another is another word.
  const limit = Math.min(Math.max(1, Math.floor(wanted.length / 3)), wanted.length - 1);
  let best: string | undefined;
  let least = limit + 1;
  let looked = 0;
  for (const candidate of candidates) {
    looked += 1;
    if (looked > MOST) break;
    const other = fold(candidate);
    // A word that is written only in part: `from` for `from_whom`.
    if (wanted.length > 2 && other.startsWith(`${wanted}_`)) return candidate;
    // The same word in another form: `supply` for `supplies`.
    if (wanted.length > 3 && inflected(wanted) === inflected(other)) return candidate;
    if (Math.abs(other.length - wanted.length) >= least + 1) continue;
    const away = editsBetween(wanted, other);
    if (away < least || (away === least && best !== undefined && candidate < best)) {
      best = candidate;
      least = away;
    }
  }
  return best;
}

/** A word in `-y` or `-ies`, as one of the two. */
function inflected(word: string): string {
  return word.replace(/ies$/, "y");
}

/** Insertions, deletions and replacements; two letters that changed places count once. */
function editsBetween(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && a.length === b.length && [...a].sort().join() === [...b].sort().join() ? 1 : edits;
}

/** `did you mean \`x\`?` as a hint, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): { hint?: string } {
  const best = nearest(word, candidates);
  return best === undefined ? {} : { hint: `did you mean \`${best}\`?` };
}
