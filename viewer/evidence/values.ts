import type { QualifierValue } from "../../src/model/claim.ts";
import type { QuantityRollup } from "../../src/model/fact.ts";
import type { Quantity } from "../../src/model/quantity.ts";
import { plain } from "../data/plain-text.ts";
import { type Atlas, nameOf, relationType } from "../derive/atlas.ts";

/** A qualifier's value in words: ids become names, quantities are written out. */
export function valueWords(atlas: Atlas, relation: string, qualifier: string, value: QualifierValue): string {
  const isRef = relationType(atlas, relation)?.qualifiers[qualifier]?.type.kind === "ref";
  const items = Array.isArray(value) ? value : [value];
  return plain(
    items.map((item) => wordsOf(atlas, item as Exclude<QualifierValue, readonly unknown[]>, isRef)).join(", "),
  );
}

function wordsOf(atlas: Atlas, value: string | number | boolean | Quantity, isRef: boolean): string {
  if (isQuantity(value))
    return `${value.approximate ? "about " : ""}${boundsWords(value.min, value.max)} ${unitWords(value)}`.trim();
  if (typeof value === "string") return isRef ? nameOf(atlas, value) : value;
  return typeof value === "boolean" ? (value ? "yes" : "no") : value.toLocaleString("en");
}

export function isQuantity(value: unknown): value is Quantity {
  return typeof value === "object" && value !== null && "min" in value && "unit" in value;
}

/** "3,000 to 30,000", "at least 16,500", "up to 1,200", "10,000". */
export function boundsWords(min: number | null, max: number | null, about = false): string {
  const n = (value: number): string => `${about ? "~" : ""}${value.toLocaleString("en")}`;
  if (min !== null && max !== null) return min === max ? n(min) : `${n(min)} to ${n(max)}`;
  if (min !== null) return `at least ${n(min)}`;
  return max !== null ? `up to ${n(max)}` : "an unknown number of";
}

export function unitWords({ unit, rate }: Pick<Quantity, "unit" | "rate">): string {
  return [unit === "percent" ? "%" : unit, rate ? `a ${rate}` : null].filter(Boolean).join(" ");
}

/** The number to show where there is room for one: what most voices share, else the range. */
export function bestWords(quantity: QuantityRollup): string {
  const { best, min, max } = quantity;
  const bounds = best ?? (min === null && max === null ? quantity.envelope : { min, max });
  return `${boundsWords(bounds.min, bounds.max)} ${unitWords(quantity)}`.trim();
}

/** A name of the schema as people write it: `to_whom` is "to whom". */
export function spoken(name: string): string {
  return plain(name).replaceAll("_", " ");
}
