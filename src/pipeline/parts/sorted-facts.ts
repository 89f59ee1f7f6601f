import type { Fact } from "../../model/fact.ts";
import { compareText } from "../../model/order.ts";

/**
 * A block's facts sorted by id. They come file by file in the order of the files' ids, which those of
 * the facts begin with: nearly always it is enough to sort within each file.
 */
export function sortedById(facts: readonly Fact[]): readonly Fact[] {
  const sorted: Fact[] = [];
  for (let from = 0; from < facts.length; ) {
    const to = endOfFile(facts, from);
    for (const fact of facts.slice(from, to).sort(byId)) sorted.push(fact);
    from = to;
  }
  if (!isSorted(sorted)) sorted.sort(byId);
  return sorted;
}

function endOfFile(facts: readonly Fact[], from: number): number {
  const file = facts[from]?.file;
  let to = from + 1;
  while (to < facts.length && facts[to]?.file === file) to += 1;
  return to;
}

function isSorted(facts: readonly Fact[]): boolean {
  return facts.every(({ id }, n) => n === 0 || id >= (facts[n - 1]?.id ?? ""));
}

function byId(a: Fact, b: Fact): number {
  return compareText(a.id, b.id);
}
