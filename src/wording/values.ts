import type { Claim, QualifierValue } from "../model/claim.ts";
import type { Fact } from "../model/fact.ts";
import { amountText, quantityLabel } from "./quantities.ts";

/** What a qualifier says, for people: `unit nk-troops-contingent`, `about 5,000 troops`. */
export function qualifierText(name: string, value: QualifierValue): string {
  return `${isQuantity(value) ? quantityLabel(name) : `${name} `}${valueText(value)}`;
}

/** A qualifier's value for people: numbers with their thousands apart. */
export function valueText(value: QualifierValue): string {
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  return isQuantity(value) ? amountText(value) : writtenText(value);
}

/** A qualifier's value as it was written. */
export function writtenText(value: QualifierValue): string {
  if (Array.isArray(value)) return value.map(writtenText).join(", ");
  return isQuantity(value) ? value.text : String(value);
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

function isQuantity(value: QualifierValue): value is Extract<QualifierValue, { readonly text: string }> {
  return typeof value === "object" && "text" in value;
}
