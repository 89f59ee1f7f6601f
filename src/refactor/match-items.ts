import { isMap, isScalar, isSeq } from "yaml";
import { isSame, nameOf, textOf } from "./join-entries.ts";

/** Which item of another version of a list each item of this one is; -1: it is in none. */
export function matchItems(
  items: readonly unknown[],
  others: readonly unknown[],
  keys: readonly string[],
): readonly number[] {
  const free = new Set(others.keys());
  const found: number[] = items.map(() => -1);
  const match = (pick: (item: unknown) => number | undefined): void => {
    for (const [n, item] of items.entries()) {
      const at = found[n] === -1 ? pick(item) : undefined;
      if (at === undefined) continue;
      found[n] = at;
      free.delete(at);
    }
  };
  match((item) => [...free].find((at) => isSame(item, others[at])));
  match((item) => [...free].find((at) => isOneFact(item, others[at], keys)));
  match((item) => {
    const near = [...free].map((at) => [likeness(item, others[at]), at] as const).filter(([share]) => share > 0);
    return near.sort(([a], [b]) => b - a)[0]?.[1];
  });
  return found;
}

/** What an entry is of. */
const IDENTITY = ["to", "value", "name", "id"];

/** Whether two entries are of one thing, by their end and the qualifiers that make a fact. */
export function isOneFact(a: unknown, b: unknown, keys: readonly string[]): boolean {
  const [one, other] = [endsOf(a), endsOf(b)];
  if (one === "" || one !== other) return false;
  if (!isMap(a) || !isMap(b)) return true;
  return keys.every((key) => isSame(a.get(key, true), b.get(key, true)));
}

/** What it is of; empty where it does not say, as claims do not. */
function endsOf(item: unknown): string {
  if (isScalar(item)) return textOf(item);
  if (!isMap(item)) return "";
  return textOf(IDENTITY.map((key) => item.get(key, true)).find((end) => end !== undefined));
}

/** How much two mappings are versions of one, from 0 to 1. */
function likeness(a: unknown, b: unknown): number {
  if (!isMap(a) || !isMap(b) || endsOf(a) !== endsOf(b)) return 0;
  const keys = new Set([...a.items, ...b.items].map(nameOf));
  const same = [...keys].filter((key) => {
    const [one, other] = [a.get(key, true), b.get(key, true)];
    return isSame(one, other) || (key === "source" && (cites(one, other) || cites(other, one)));
  });
  const share = same.length / keys.size;
  return share >= 0.5 || endsOf(a) !== "" ? share : 0;
}

/** Whether the sources of one claim are all among those of another: to add one does not make it another claim. */
function cites(sources: unknown, others: unknown): boolean {
  const known = listOf(others).map(textOf);
  const own = listOf(sources);
  return own.length > 0 && own.every((source) => known.includes(textOf(source)));
}

function listOf(sources: unknown): readonly unknown[] {
  if (isSeq(sources)) return sources.items;
  return sources === undefined ? [] : [sources];
}
