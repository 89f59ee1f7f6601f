import { type Entity, namesOf } from "../../model/entity.ts";
import { fold } from "../../text/fold.ts";

type Names = ReadonlyMap<string, readonly Entity[]>;

/** Of each list of entities: a part of a graph, and the graph as of a day, have the list of the whole. */
const known = new WeakMap<readonly Entity[], Names>();

/** Every name and identifier, folded, and the entities that have it. */
export function readNames(entities: readonly Entity[]): Names {
  const before = known.get(entities);
  if (before) return before;
  const names = new Map<string, Entity[]>();
  for (const entity of entities) {
    for (const name of new Set(namesOf(entity).map(fold))) {
      const bearers = names.get(name);
      if (bearers) bearers.push(entity);
      else names.set(name, [entity]);
    }
  }
  known.set(entities, names);
  return names;
}
