import { attributeName } from "../compile/edge-attributes.ts";
import type { RelationType } from "../model/schema.ts";

/**
 * What a relation's qualifiers are called on its edges. Null where two would bear one name, or one would not keep its
 * place in an object: then only the attributes themselves can tell what they hold.
 */
export function qualifierNames({ qualifiers }: RelationType): ReadonlyMap<string, string> | null {
  const names = new Map(Object.keys(qualifiers).map((name) => [name, attributeName(name)]));
  const shown = new Set(names.values());
  const odd = [...shown].some((name) => /^\d+$/.test(name) || name.startsWith("__"));
  return odd || shown.size < names.size ? null : names;
}
