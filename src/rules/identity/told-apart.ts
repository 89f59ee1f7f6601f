import type { Entity } from "../../model/entity.ts";

/** Whether one of two entities says `not_same_as` of the other. Lists are looked through once, however often two are compared. */
export function createToldApart(): (a: Entity, b: Entity) => boolean {
  const known = new Map<Entity, ReadonlySet<string>>();
  const says = (entity: Entity, id: string): boolean => {
    if (entity.not_same_as.length === 0) return false;
    let others = known.get(entity);
    if (others === undefined) {
      others = new Set(entity.not_same_as);
      known.set(entity, others);
    }
    return others.has(id);
  };
  return (a, b) => says(a, b.id) || says(b, a.id);
}
