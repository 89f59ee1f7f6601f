import { compareText } from "../model/order.ts";

/** Whom one word comes down to: one id for nearly everybody, more where somebody speaks for two bodies or two people wrote one text. */
export type Roots = readonly string[];

/** Beyond so many words of several roots each, the first ones are taken: exact is exponential. */
const EXACT = 12;

/** The names of as many independent voices as there are among some words: see `independentRoots`. Sorted. */
export function independent(words: Iterable<Roots>): readonly string[] {
  return independentRoots(words).map(([id = ""]) => id);
}

/**
 * As many independent voices as there are at most among some words: no two of them share a root. A voice goes by its first root; the
 * voices are sorted by it. One who speaks for both Ukraine and NATO adds no voice to theirs, and makes them no less two.
 */
export function independentRoots(words: Iterable<Roots>): readonly Roots[] {
  const single = new Map<string, Roots>();
  const several = new Map<string, Roots>();
  for (const roots of words) {
    if (roots.length === 1) single.set(roots[0] ?? "", roots);
    else if (roots.length > 1) several.set(roots.join(" "), roots);
  }
  const chosen = [...single.values()];
  // Whoever speaks for themselves alone is never in the way of more than one other.
  const rest = [...several.values()].filter((roots) => !roots.some((id) => single.has(id)));
  if (rest.length > 0) {
    rest.sort((a, b) => compareText(a.join(" "), b.join(" ")));
    chosen.push(...(rest.length > EXACT ? first(rest) : most(rest, 0, [])));
  }
  return chosen.length < 2 ? chosen : chosen.sort(([a = ""], [b = ""]) => compareText(a, b));
}

function first(rest: readonly Roots[]): readonly Roots[] {
  const chosen: Roots[] = [];
  for (const roots of rest) if (isApart(roots, chosen)) chosen.push(roots);
  return chosen;
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

export function share(a: Roots, b: Roots): boolean {
  return a.some((id) => b.includes(id));
}
