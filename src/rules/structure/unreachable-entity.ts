import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { type Entity, UNKNOWN } from "../../model/entity.ts";
import { eachReference } from "../../model/references.ts";
import { isA } from "../../model/schema.ts";
import { atEntity } from "../places.ts";
import type { ProjectRule } from "../rule.ts";

/** Every entity is named by some relation, claim or attribute. A thesis that is named by none is idle, and reported as that. */
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
    const loose = [...entities.values()].filter(({ id, type }) => left.has(id) && !isA(schema, type, ["thesis"]));
    const isYoung = loose.length >= MANY && loose.length * 2 > entities.size;
    return isYoung
      ? looseEnds(loose)
      : loose.map((one) => finding("unreachable-entity", { id: one.id, others: 0 }, atEntity(one)));
  },
};

/** From here on, loose ends that are most of a project are one finding: it has just begun. */
const MANY = 4;
const MOST_NAMED = 100;

function looseEnds([first, ...others]: readonly Entity[]): readonly Finding[] {
  if (!first) return [];
  const related = others.slice(0, MOST_NAMED).map((one) => ({ place: atEntity(one), message: "nor to this one" }));
  const hint = "link them by relations and claims; until then they are loose ends of a project that has just begun";
  return [finding("unreachable-entity", { id: first.id, others: others.length }, atEntity(first), { related, hint })];
}
