import { finding } from "../diagnostics/registry.ts";
import { UNKNOWN } from "../model/entity.ts";
import { eachReference } from "../model/references.ts";
import { isA } from "../model/schema.ts";
import { atEntity } from "./places.ts";
import type { ProjectRule } from "./rule.ts";

/** Every entity stands in some relation, claim or attribute. A thesis that stands in none is idle, and reported as that. */
export const unreachableEntity: ProjectRule<never> = {
  // What facts name is noted of all of them anyway.
  note: () => [],
  find(_, { entities, unnamed }, schema) {
    const left = unnamed();
    for (const { type, aliases, attributes, not_same_as, id } of entities.values()) {
      for (const { used_by } of aliases) left.delete(used_by);
      eachReference(schema.entities[type]?.attributes, attributes, (target) => {
        // It ties both: the operator to the flight, and the flight to its operator.
        if (target === id || target === UNKNOWN) return;
        left.delete(target);
        left.delete(id);
      });
      // Told apart from something, both are of use.
      if (not_same_as.length > 0) left.delete(id);
      for (const other of not_same_as) left.delete(other);
    }
    return [...entities.values()].flatMap((entity) =>
      left.has(entity.id) && !isA(schema, entity.type, ["thesis"])
        ? [finding("unreachable-entity", { id: entity.id }, atEntity(entity))]
        : [],
    );
  },
};
