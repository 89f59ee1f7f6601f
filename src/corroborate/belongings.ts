import type { Fact } from "../model/fact.ts";
import type { RelationType } from "../model/schema.ts";
import { isAsserted } from "./voices.ts";

/** An entity, and one to which it belongs. */
export type Belonging = readonly [member: string, owner: string];

/** Whether facts of a relation say who belongs to whom. A relation with `same_voice` does, and says too that the member speaks for its owner. */
export function saysBelonging({ same_voice, belongs_to_object, belongs_to_subject }: RelationType): boolean {
  return same_voice || belongs_to_object || belongs_to_subject;
}

/** What a fact of such a relation says, as its flags tell: none where the fact is only denied or doubted, or has a value for an object. */
export function belongingsOf(fact: Fact, relation: RelationType): readonly Belonging[] {
  const { subject, object } = fact;
  if (object === null || !saysBelonging(relation) || !isAsserted(fact)) return [];
  const found: Belonging[] = [];
  if (relation.same_voice || relation.belongs_to_object) found.push([subject, object]);
  if (relation.belongs_to_subject) found.push([object, subject]);
  return found;
}
