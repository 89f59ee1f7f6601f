import type { Fact } from "../../model/fact.ts";
import { WHEN } from "../../model/schema.ts";
import { shortened } from "../../text/plain.ts";
import { type Lookup, nameOf } from "../names.ts";
import { bestText } from "../quantities.ts";
import { valueInWords } from "../values.ts";

/** A fact as one would say it: `North Korea deploys to Russia`, `North Korea has strength 1,300,000 troops`. */
export function factSentence(lookup: Lookup, fact: Fact): string {
  const label = lookup.schema.relations[fact.type]?.label ?? fact.type;
  return `${nameOf(lookup, fact.subject)} ${label} ${objectText(lookup, fact)}`.trimEnd();
}

/** The same with the key qualifiers, which tell it from other facts between the two: `North Korea supplies Russia (Artillery shells)`. */
export function factTitle(lookup: Lookup, fact: Fact): string {
  const key = keyText(lookup, fact);
  return `${factSentence(lookup, fact)}${key === "" ? "" : ` (${key})`}`;
}

/** The name of the object; the value where the relation takes one, or what most voices share of it where only claims give it. */
export function objectText(lookup: Lookup, fact: Fact): string {
  if (fact.object !== null) return nameOf(lookup, fact.object);
  const { value } = fact.qualifiers;
  if (value !== undefined) return valueInWords(lookup, fact.type, "value", value);
  const rolled = fact.rollup.quantities.find(({ qualifier }) => qualifier === "value");
  return rolled ? bestText(rolled) : "";
}

/** What tells a fact from others of its type between the same two; empty where nothing more is needed. */
export function keyText(lookup: Lookup, { type, qualifiers, spell }: Fact): string {
  const own = lookup.schema.relations[type]?.key ?? [];
  const key = spell === undefined || own.includes(WHEN) ? own : [...own, WHEN];
  return key
    .flatMap((name) => {
      const value = qualifiers[name];
      return name === "value" || value === undefined ? [] : [valueInWords(lookup, type, name, value)];
    })
    .join(", ");
}

/**
 * A fact in a list about one of its ends: the other end tells it, with what tells it from its like; elsewhere all of it. A number is left
 * out, since it is written beside it.
 */
export function titleFrom(lookup: Lookup, fact: Fact, about: string | undefined): string {
  const isAnEnd = about !== undefined && (fact.subject === about || fact.object === about);
  if (!isAnEnd) return factTitle(lookup, fact);
  const value = fact.rollup.quantities.length > 0 ? "" : shortened(objectText(lookup, fact), LONGEST_VALUE);
  const end =
    fact.subject !== about ? nameOf(lookup, fact.subject) : fact.object === null ? value : nameOf(lookup, fact.object);
  const parts = [end, keyText(lookup, fact)].filter((part) => part !== "");
  return parts.join(" · ") || (lookup.schema.relations[fact.type]?.label ?? fact.type);
}

const LONGEST_VALUE = 160;
