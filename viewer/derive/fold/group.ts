/** Entities that are drawn as one node. */
export interface Group {
  /** Of its node. */
  readonly id: string;
  /** The names of the folds that made it: more than one where they share their node. */
  readonly folds: readonly string[];
  /** All that are in it, sorted; also the entity that it goes by. */
  readonly members: readonly string[];
  /** How many facts lie between two of its members, and draw no line. */
  readonly facts: number;
}

export type Groups = ReadonlyMap<string, Group>;
export const NO_GROUPS: Groups = new Map();

/** The node that stands for each entity which has none of its own. */
export type Under = ReadonlyMap<string, string>;
export const NONE_UNDER: Under = new Map();

/** How many entities some nodes stand for. */
export function entitiesAt(groups: Groups, ids: Iterable<string>): number {
  let sum = 0;
  for (const id of ids) sum += groups.get(id)?.members.length ?? 1;
  return sum;
}
