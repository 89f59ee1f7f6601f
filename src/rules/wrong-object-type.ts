import { finding } from "../diagnostics/registry.ts";
import { endTypes, misfit } from "./fits.ts";
import { atObject } from "./places.ts";
import type { Rule } from "./rule.ts";
import { anyOf, kindOf } from "./wording.ts";

/** A relation leads to an entity of a type in its range. */
export const wrongObjectType: Rule = (resolved, schema) =>
  resolved.facts.flatMap((fact) => {
    const range = endTypes(schema.relations[fact.type], "range");
    const target = fact.object === null ? null : misfit(resolved, schema, fact.object, range);
    if (target === null) return [];
    const params = { relation: fact.type, wanted: anyOf(schema, range), id: target.id, is: kindOf(schema, target) };
    return [finding("wrong-object-type", params, atObject(fact))];
  });
