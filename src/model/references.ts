import type { Fact } from "./fact.ts";
import { isRef } from "./kinds/index.ts";
import type { Field, Schema } from "./schema.ts";

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

/** Visits every id that a fact names: its ends, what its qualifiers and claims refer to, who speaks in them, and their sources. */
export function eachNamed(fact: Fact, schema: Schema, visit: (id: string | null) => void): void {
  visit(fact.subject);
  visit(fact.object);
  eachNamedBesides(fact, schema, visit);
}

/** The same without its ends. */
export function eachNamedBesides(fact: Fact, schema: Schema, visit: (id: string | null) => void): void {
  const fields = schema.relations[fact.type]?.qualifiers;
  eachReference(fields, fact.qualifiers, visit);
  for (const { by, source, relays, says } of fact.claims) {
    visit(by);
    visit(source);
    for (const id of relays) visit(id);
    eachReference(fields, says, visit);
  }
}

/** Whether a picture of these entities has a fact: it is between two of them, or about one of them alone. */
export function isAmong({ subject, object }: Pick<Fact, "subject" | "object">, ids: ReadonlySet<string>): boolean {
  return ids.has(subject) && (object === null || ids.has(object));
}
