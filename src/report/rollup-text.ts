import type { QualifierValue } from "../model/claim.ts";
import type { QuantityRollup, Rollup } from "../model/fact.ts";
import { amountText, boundsText, count, grouped, type Spelling, unitText, vagueBoundsText } from "./numbers.ts";

/** `confirmed (3 voices: a, b, c), contested by-party (russia)`; says so where an analyst overruled the computed value. */
export function supportText({ support, computed, assessment, contested, voices, deniers }: Rollup): string {
  const heard = voices.length === 0 ? "no voice" : `${count(voices.length, "voice")}: ${voices.join(", ")}`;
  const overruled = assessment ? `, assessed by the analyst: ${assessment.why} (computed: ${computed})` : "";
  const against = contested === "no" ? "" : `, contested ${contested} (${deniers.join(", ")})`;
  return `${support} (${heard})${overruled}${against}`;
}

/** `3,000 to 30,000 troops, best 10,000 (2 of 4 voices)`; a qualifier with a name of its own stands in front. */
export function quantityText(rolled: QuantityRollup, spell: Spelling = grouped): string {
  const { qualifier, min, max, envelope, best, voices } = rolled;
  const isVague = min === null && max === null;
  const bounds = isVague ? vagueBoundsText(envelope.min, envelope.max, spell) : boundsText(min, max, spell);
  // One voice is the best of itself.
  const shared = best && voices > 1 && !isVague ? ` (${best.voices} of ${count(voices, "voice")})` : "";
  const isAll = best?.min === min && best.max === max;
  const most = best && shared !== "" && !isAll ? `, best ${boundsText(best.min, best.max, spell)}${shared}` : shared;
  return `${label(qualifier)}${bounds}${unitText(rolled)}${isVague ? " (vague)" : most}`;
}

/** What a qualifier says, for people: `unit nk-troops-contingent`, `about 5,000 troops`. */
export function qualifierText(name: string, value: QualifierValue): string {
  return `${isQuantity(value) ? label(name) : `${name} `}${valueText(value)}`;
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

function isQuantity(value: QualifierValue): value is Extract<QualifierValue, { readonly text: string }> {
  return typeof value === "object" && "text" in value;
}

/** Under these names a number needs none. */
function label(qualifier: string): string {
  return qualifier === "quantity" || qualifier === "value" ? "" : `${qualifier} `;
}
