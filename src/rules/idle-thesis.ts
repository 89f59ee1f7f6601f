import { finding } from "../diagnostics/registry.ts";
import { isA } from "../model/schema.ts";
import { atEntity } from "./places.ts";
import type { Rule } from "./rule.ts";

const SIDES: ReadonlySet<string> = new Set(["argues", "disputes"]);

/** Somebody holds a thesis to be true or false; else it is the analyst's own. */
export const idleThesis: Rule = (resolved, schema) => {
  const held = new Set(resolved.facts.filter(({ type }) => SIDES.has(type)).map(({ object }) => object));
  return [...resolved.entities.values()].flatMap((entity) =>
    isA(schema, entity.type, ["thesis"]) && !held.has(entity.id)
      ? [finding("idle-thesis", { id: entity.id }, atEntity(entity))]
      : [],
  );
};
