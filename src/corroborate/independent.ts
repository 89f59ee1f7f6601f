import { UNKNOWN } from "../model/entity.ts";
import { compareText } from "../model/order.ts";

/** Those to whom one word comes down, once all who speak for another are climbed to the top: nearly always one id, more where one speaks for two bodies or two people wrote one text. */
export type Roots = readonly string[];

/** Beyond so many words of several roots each, the first ones are taken: exact is exponential. */
const EXACT = 12;
const FEW = 8;

/** What of a list passes a test: the list itself where all does, as it nearly always does. */
export function filtered<T>(list: readonly T[], test: (item: T) => boolean): readonly T[] {
  return list.every(test) ? list : list.filter(test);
}

/**
 * Hearsay cannot be told apart from the voices already heard: "reportedly" never makes up a second voice, and is itself
 * one only where there is no other.
 */
export function heardOf<T extends { readonly counts: Roots }>(statements: readonly T[]): readonly T[] {
  const named = filtered(statements, isNamed);
  return named.length > 0 ? named : statements;
}

function isNamed({ counts }: { readonly counts: Roots }): boolean {
  return counts[0] !== UNKNOWN;
}

/** The names of as many independent voices as there are at most among some words: see `independentRoots`. Sorted. */
export function independent(words: readonly Roots[]): readonly string[] {
  return independentRoots(words).map(([id = ""]) => id);
}

/**
 * As many independent voices as there are at most among some words: no two of them share a root. A voice goes by its first root; the
 * voices are sorted by it. One who speaks for both Ukraine and NATO adds no voice to theirs, and makes them no less two.
 */
export function independentRoots(words: readonly Roots[]): readonly Roots[] {
  const chosen: Roots[] = [];
  let several: Roots[] | null = null;
  // Most facts have few words, and most words one root: scanning beats any table.
  const known = words.length > FEW ? new Set<string>() : null;
  for (const roots of words) {
    const [id] = roots;
    if (id === undefined) continue;
    if (roots.length > 1) {
      several ??= [];
      several.push(roots);
    } else if (known === null ? !isAmong(id, chosen) : !known.has(id)) {
      known?.add(id);
      chosen.push(roots);
    }
  }
  // One who speaks for itself alone is never in the way of more than one other.
  if (several !== null) chosen.push(...packed(several, new Set(chosen.map(([id]) => id))));
  return inOrder(chosen) ? chosen : chosen.sort(byFirst);
}

function byFirst([a = ""]: Roots, [b = ""]: Roots): number {
  return compareText(a, b);
}

/** To sort even two takes a table of its own. */
function inOrder(chosen: readonly Roots[]): boolean {
  for (let n = 1; n < chosen.length; n += 1) if (byFirst(chosen[n - 1] ?? [], chosen[n] ?? []) > 0) return false;
  return true;
}

function isAmong(id: string, chosen: readonly Roots[]): boolean {
  for (const roots of chosen) if (roots[0] === id) return true;
  return false;
}

function packed(several: readonly Roots[], taken: ReadonlySet<string | undefined>): readonly Roots[] {
  const rest = new Map<string, Roots>();
  // Those who speak for the same bodies share one list of them.
  for (const roots of new Set(several)) if (!roots.some((id) => taken.has(id))) rest.set(roots.join(" "), roots);
  const sorted = [...rest].sort(([a], [b]) => compareText(a, b)).map(([, roots]) => roots);
  return sorted.length > EXACT ? first(sorted) : most(sorted, 0, []);
}

function first(rest: readonly Roots[]): readonly Roots[] {
  const taken = new Set<string>();
  return rest.filter((roots) => {
    if (roots.some((id) => taken.has(id))) return false;
    for (const id of roots) taken.add(id);
    return true;
  });
}

function most(rest: readonly Roots[], at: number, chosen: readonly Roots[]): readonly Roots[] {
  const roots = rest[at];
  if (roots === undefined) return chosen;
  const without = most(rest, at + 1, chosen);
  if (!isApart(roots, chosen)) return without;
  const within = most(rest, at + 1, [...chosen, roots]);
  return within.length >= without.length ? within : without;
}

function isApart(roots: Roots, chosen: readonly Roots[]): boolean {
  return !chosen.some((other) => share(roots, other));
}

/** Whether two words have a root in common. */
export function share(a: Roots, b: Roots): boolean {
  for (const id of a) if (b.includes(id)) return true;
  return false;
}
