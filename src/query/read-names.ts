import type { Dataset } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import { fold } from "./fold.ts";

/** Every name, folded, and who bears it. */
export function readNames({ entities }: Dataset): ReadonlyMap<string, readonly Entity[]> {
  const names = new Map<string, Entity[]>();
  for (const entity of entities) {
    const own = [entity.id, entity.name, ...entity.former_ids, ...entity.aliases.map((alias) => alias.name)];
    for (const name of new Set([...own, ...Object.values(entity.names)].map(fold))) {
      const bearers = names.get(name);
      if (bearers) bearers.push(entity);
      else names.set(name, [entity]);
    }
  }
  return names;
}
