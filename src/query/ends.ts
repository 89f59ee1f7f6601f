import type { Fact } from "../model/fact.ts";
import { eachReference } from "../model/references.ts";
import type { Schema } from "../model/schema.ts";

/** Where a fact starts: at its subject; one that goes both ways, at either end. */
export function startsOf(schema: Schema, fact: Fact): readonly string[] {
  return fact.object !== null && isSymmetric(schema, fact) ? [fact.subject, fact.object] : [fact.subject];
}

/** Where it ends; a fact that has a value for an object, nowhere. */
export function finishesOf(schema: Schema, fact: Fact): readonly string[] {
  if (fact.object === null) return [];
  return isSymmetric(schema, fact) ? [fact.object, fact.subject] : [fact.object];
}

export function isSymmetric(schema: Schema, { type }: Fact): boolean {
  return schema.relations[type]?.symmetric === true;
}

export function endsOf({ subject, object }: Fact): string[] {
  return object === null ? [subject] : [subject, object];
}

/** Whom a fact is about: both ends, and whatever a qualifier of it or of one of its claims refers to. */
export function namedIn(schema: Schema, fact: Fact): readonly string[] {
  const ids = endsOf(fact);
  const fields = schema.relations[fact.type]?.qualifiers;
  const add = (id: string): void => void ids.push(id);
  eachReference(fields, fact.qualifiers, add);
  for (const { says } of fact.claims) eachReference(fields, says, add);
  return ids;
}
