import { type Entity, UNKNOWN } from "../model/entity.ts";
import { isA, type RelationType, type Schema } from "../model/schema.ts";
import type { Resolved } from "../resolve/resolve.ts";

/**
 * The entity that a reference leads to where it is of a wrong type, else null. `unknown` fits everywhere but where evidence is
 * wanted, and of an entity whose type is not declared nothing more is said than that.
 */
export function misfit(resolved: Resolved, schema: Schema, id: string, wanted: readonly string[]): Entity | null {
  if (id === UNKNOWN || wanted.length === 0) return null;
  const entity = resolved.entities.get(id);
  if (entity === undefined || !Object.hasOwn(schema.entities, entity.type)) return null;
  return isA(schema, entity.type, wanted) ? null : entity;
}

/** What a relation may lead to, or start from: of a symmetric one, each end may be written as the other. */
export function endTypes(type: RelationType | undefined, end: "domain" | "range"): readonly string[] {
  if (type === undefined) return [];
  return type.symmetric ? [...new Set([...type[end], ...type.domain, ...type.range])] : type[end];
}
