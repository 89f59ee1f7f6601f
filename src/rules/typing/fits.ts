import type { Finding, Place } from "../../diagnostics/diagnostic.ts";
import { UNKNOWN } from "../../model/entity.ts";
import { isA, type RelationType, type Schema } from "../../model/schema.ts";
import type { Declared } from "../rule.ts";
import { kindOf } from "../wording.ts";

/**
 * The entity that a reference leads to where it is of a wrong type, else null. `unknown` fits everywhere but where evidence is
 * wanted, and of an entity whose type is not declared nothing more is said than that.
 */
export function misfit(
  resolved: { readonly entities: ReadonlyMap<string, Declared> },
  schema: Schema,
  id: string,
  wanted: readonly string[],
): Declared | null {
  if (id === UNKNOWN || wanted.length === 0) return null;
  const entity = resolved.entities.get(id);
  if (entity === undefined || !Object.hasOwn(schema.entities, entity.type)) return null;
  return isA(schema, entity.type, wanted) ? null : entity;
}

/** Where the type of what is referred to is declared: perhaps that is the slip. Findings that share it are one (`check-rules`). */
export function declaredAs(schema: Schema, target: Declared): Required<Pick<Finding, "related">> {
  const place: Place = { file: target.file, pointer: "/type", on: "value" };
  return { related: [{ place, message: `\`${target.id}\` is declared ${kindOf(schema, target)} here` }] };
}

/** What a relation may lead to, or start from: of a symmetric one, each end may be written as the other. */
export function endTypes(type: RelationType | undefined, end: "domain" | "range"): readonly string[] {
  if (type === undefined) return [];
  return type.symmetric ? [...new Set([...type[end], ...type.domain, ...type.range])] : type[end];
}
