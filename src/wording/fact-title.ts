import type { Fact } from "../model/fact.ts";
import { type Lookup, nameOf } from "./names.ts";
import { valueText } from "./values.ts";

/** A fact as one would say it: `North Korea deploys to Russia`, `North Korea has strength 1,300,000 troops`. */
export function factSentence(lookup: Lookup, fact: Fact): string {
  const label = lookup.schema.relations[fact.type]?.label ?? fact.type;
  const { value } = fact.qualifiers;
  const object = fact.object === null ? (value === undefined ? "" : valueText(value)) : nameOf(lookup, fact.object);
  return `${nameOf(lookup, fact.subject)} ${label} ${object}`.trimEnd();
}
