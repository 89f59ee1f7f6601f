import type { QualifierValue } from "../model/claim.ts";
import type { QuantityRollup, Rollup } from "../model/fact.ts";

/** `confirmed (3 voices: a, b, c), contested by-party (russia)`; says so where an analyst overruled the computed value. */
export function supportText({ support, computed, assessment, contested, voices, deniers }: Rollup): string {
  const heard = voices.length === 0 ? "no voice" : `${count(voices.length, "voice")}: ${voices.join(", ")}`;
  const overruled = assessment ? `, assessed by the analyst: ${assessment.why} (computed: ${computed})` : "";
  const against = contested === "no" ? "" : `, contested ${contested} (${deniers.join(", ")})`;
  return `${support} (${heard})${overruled}${against}`;
}

/** `quantity 3000 to 30000 troops, best 10000 (2 of 4 voices)` */
export function quantityText({ qualifier, unit, rate, min, max, best, voices }: QuantityRollup): string {
  const of = `${unit === null ? "" : ` ${unit}`}${rate === null ? "" : `/${rate}`}`;
  // One voice is the best of itself.
  const most =
    best && voices > 1 ? `, best ${boundsText(best.min, best.max)} (${best.voices} of ${count(voices, "voice")})` : "";
  return `${qualifier} ${boundsText(min, max)}${of}${most}`;
}

/** A qualifier's value as it was written. */
export function valueText(value: QualifierValue): string {
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  return typeof value === "object" && "text" in value ? value.text : String(value);
}

function boundsText(min: number | null, max: number | null): string {
  if (min === null && max === null) return "of unknown size";
  if (min === null) return `up to ${max}`;
  if (max === null) return `at least ${min}`;
  return min === max ? String(min) : `${min} to ${max}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
