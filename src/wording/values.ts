import { type Claim, isList, type QualifierValue } from "../model/claim.ts";
import type { Fact } from "../model/fact.ts";
import {
  amountOf,
  isRef,
  kindOf,
  type StoredValue,
  type ValueType,
  writtenText as writtenOne,
} from "../model/kinds/index.ts";
import { grouped } from "./counts.ts";
import { dateText } from "./dates.ts";
import { type Lookup, nameOf } from "./names.ts";
import { amountText, quantityLabel } from "./quantities.ts";

/** What a qualifier says, for people: `unit nk-troops-contingent`, `about 5,000 troops`. */
export function qualifierText(name: string, value: QualifierValue): string {
  return `${amountOf(value) ? quantityLabel(name) : `${name} `}${valueText(value)}`;
}

/** A qualifier's value for people, ids as they are typed: numbers with their thousands apart. */
export function valueText(value: QualifierValue): string {
  if (isList(value)) return value.map(valueText).join(", ");
  const amount = amountOf(value);
  return amount ? amountText(amount) : writtenText(value);
}

/** A qualifier's value as it was written. */
export function writtenText(value: QualifierValue): string {
  return singly(value).map(writtenOne).join(", ");
}

/** `item artillery-shells, 5,000,000 rounds, when 2024` */
export function qualifiersText(qualifiers: Fact["qualifiers"]): string {
  return Object.entries(qualifiers)
    .filter(([name]) => name !== "value")
    .map(([name, value]) => qualifierText(name, value))
    .join(", ");
}

/** What a claim adds to its fact: `10,000 troops, stage moving`; empty where it only takes a stance. */
export function saidText(claim: Claim): string {
  return Object.entries(claim.says)
    .map(([name, value]) => qualifierText(name, value))
    .join(", ");
}

/** The entities that a qualifier names; null where it holds something else. */
export function idsIn(lookup: Lookup, relation: string, name: string, value: QualifierValue): readonly string[] | null {
  const type = lookup.schema.relations[relation]?.qualifiers[name]?.type;
  return isRef(type) ? singly(value).map(String) : null;
}

/** A qualifier's value in words: entities by name, dates and numbers as people read them. */
export function valueInWords(lookup: Lookup, relation: string, name: string, value: QualifierValue): string {
  return wordsOf(lookup, lookup.schema.relations[relation]?.qualifiers[name]?.type, value);
}

/** The same of any value, by its type. */
export function wordsOf(lookup: Lookup, type: ValueType | undefined, value: QualifierValue): string {
  const kind = type && kindOf(type);
  const spell = { name: (id: string) => nameOf(lookup, id), date: dateText, number: grouped, quantity: amountText };
  // Stored data may come from elsewhere: what is not of its declared kind is shown as it is.
  return singly(value)
    .map((one) => (kind?.holds(one) ? kind.words(one, spell) : valueText(one)))
    .join(", ");
}

/** A qualifier and its value in words: `unit North Korean contingent`; a quantity needs no name. */
export function qualifierInWords(lookup: Lookup, relation: string, name: string, value: QualifierValue): string {
  const words = valueInWords(lookup, relation, name, value);
  return amountOf(value) || name === "value" ? `${quantityLabel(name)}${words}` : `${spoken(name)} ${words}`;
}

/** A name of the schema as people write it: `to_whom` is "to whom". */
export function spoken(name: string): string {
  return name.replaceAll("_", " ");
}

function singly(value: QualifierValue): readonly StoredValue[] {
  return isList(value) ? value : [value];
}
