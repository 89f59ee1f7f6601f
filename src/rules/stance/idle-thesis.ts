import { finding } from "../../diagnostics/registry.ts";
import { isA } from "../../model/schema.ts";
import { atEntity } from "../places.ts";
import type { ProjectRule } from "../rule.ts";

const SIDES: ReadonlySet<string> = new Set(["argues", "disputes"]);

/** A thesis is argued or disputed by a speaker; else it is the analyst's own. */
export const idleThesis: ProjectRule<string> = {
  note: ({ type, object }) => (SIDES.has(type) && object !== null ? [object] : []),
  find(notes, { entities }, schema) {
    const held = new Set(notes);
    return [...entities.values()].flatMap((entity) =>
      isA(schema, entity.type, ["thesis"]) && !held.has(entity.id)
        ? [finding("idle-thesis", { id: entity.id }, atEntity(entity))]
        : [],
    );
  },
};
