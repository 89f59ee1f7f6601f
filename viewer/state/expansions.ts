import type { Expansion, Moved } from "./view-state.ts";

/** One step more. What an earlier step has added stays with that step; a step that adds nothing is none. */
export function withExpansion(
  expanded: readonly Expansion[],
  { from, added }: { readonly from: string; readonly added: Moved },
): readonly Expansion[] {
  const known = new Set([from, ...addedBy(expanded)]);
  const own = Object.entries(added).filter(([id]) => !known.has(id));
  return own.length === 0 ? expanded : [...expanded, { from, added: Object.fromEntries(own) }];
}

/** Takes back what was added from an entity, and what was added from that, and so on. */
export function withoutExpansionsOf(expanded: readonly Expansion[], from: string): readonly Expansion[] {
  const gone = new Set([from]);
  // A step comes after the one that added its entity, except in a link that was written by hand.
  for (let before = 0; before < gone.size; ) {
    before = gone.size;
    for (const step of expanded) if (gone.has(step.from)) for (const id of Object.keys(step.added)) gone.add(id);
  }
  const left = expanded.filter((step) => !gone.has(step.from));
  return left.length === expanded.length ? expanded : left;
}

/** All entities that steps added, in their order. */
export function addedBy(expanded: readonly Expansion[]): readonly string[] {
  return expanded.flatMap(({ added }) => Object.keys(added));
}

/** How many entities would go with the expansions of one. */
export function hangingOn(expanded: readonly Expansion[], from: string): number {
  return addedBy(expanded).length - addedBy(withoutExpansionsOf(expanded, from)).length;
}
