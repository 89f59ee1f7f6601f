import { isRef } from "./kinds/index.ts";
import type { Field } from "./schema.ts";

/** Visits what values refer to: each id under a field of kind `ref`, lists one by one, in the order written. */
export function eachReference(
  fields: Readonly<Record<string, Field>> | undefined,
  values: Readonly<Record<string, unknown>>,
  visit: (id: string, name: string) => void,
): void {
  for (const name in values) {
    if (fields === undefined || !Object.hasOwn(fields, name) || !isRef(fields[name]?.type)) continue;
    const value = values[name];
    if (typeof value === "string") visit(value, name);
    else if (Array.isArray(value)) for (const one of value) if (typeof one === "string") visit(one, name);
  }
}
