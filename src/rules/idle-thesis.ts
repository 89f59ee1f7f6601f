import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { isA, type Schema } from "../model/schema.ts";
import { atEntity } from "./places.ts";
import type { Rule } from "./rule.ts";

const SIDES: ReadonlySet<string> = new Set(["argues", "disputes"]);

/** Somebody holds a thesis to be true or false; else it is the analyst's own. */
export const idleThesis: Rule = ({ entities, facts }, schema) =>
  idleTheses(entities, new Set(facts.filter(takesSide).map(({ object }) => object)), schema);

/** Whether a fact says that somebody holds its object to be true or false. */
export function takesSide({ type }: Fact): boolean {
  return SIDES.has(type);
}

/** One finding for each thesis that is not `held`. */
export function idleTheses(
  entities: ReadonlyMap<string, Entity>,
  held: ReadonlySet<unknown>,
  schema: Schema,
): readonly Finding[] {
  return [...entities.values()].flatMap((entity) =>
    isA(schema, entity.type, ["thesis"]) && !held.has(entity.id)
      ? [finding("idle-thesis", { id: entity.id }, atEntity(entity))]
      : [],
  );
}
