import type { QuantityRollup } from "../model/fact.ts";
import type { Quantity } from "../model/quantity.ts";
import { count, grouped } from "./counts.ts";

/** How numbers are spelt: `grouped` for people, `String` for scripts. */
export type Spelling = (number: number) => string;

/** "Up to 5" beside "at least 10": nothing bounds both. */
const NO_RANGE = "no common range of";

/** `3,000 to 30,000`, `at least 16,500`, `up to 1,200`, `10,000` */
export function boundsText(min: number | null, max: number | null, spell: Spelling = grouped): string {
  if (min !== null && max !== null) return min === max ? spell(min) : `${spell(min)} to ${spell(max)}`;
  if (min !== null) return `at least ${spell(min)}`;
  return max === null ? NO_RANGE : `up to ${spell(max)}`;
}

/** Bounds that an analyst read into vague words: `2,000,000 or more`. */
function vagueBoundsText(min: number | null, max: number | null, spell: Spelling = grouped): string {
  if (min !== null && max === null) return `${spell(min)} or more`;
  if (min === null && max !== null) return `${spell(max)} or fewer`;
  return boundsText(min, max, spell);
}

/** ` troops`, ` rounds/month`; empty for a bare count. */
export function unitText({ unit, rate }: Pick<Quantity, "unit" | "rate">): string {
  return `${unit === null ? "" : ` ${unit}`}${rate === null ? "" : `/${rate}`}`;
}

/** One claimed number in words: `about 5,000,000 rounds`, `2,000 or more troops (vague)`. */
export function amountText(quantity: Quantity): string {
  return numberText(quantity, unitText(quantity));
}

/** The same without its unit, where that is written elsewhere: `about 5,000,000`. */
export function numberText({ min, max, approximate, vague }: Quantity, unit: string = ""): string {
  const bounds = vague ? vagueBoundsText(min, max) : boundsText(min, max);
  return `${approximate ? "about " : ""}${bounds}${unit}${vague ? " (vague)" : ""}`;
}

/** `3,000 to 30,000 troops, best 10,000 (2 of 4 voices)`; a qualifier with a name of its own comes first. */
export function quantityText(rolled: QuantityRollup, spell: Spelling = grouped): string {
  const { qualifier, min, max, envelope, best, voices } = rolled;
  const isVague = min === null && max === null && (envelope.min !== null || envelope.max !== null);
  const bounds = isVague ? vagueBoundsText(envelope.min, envelope.max, spell) : boundsText(min, max, spell);
  // One voice is the best of itself.
  const shared = best && voices > 1 && !isVague ? ` (${best.voices} of ${count(voices, "voice")})` : "";
  const isAll = best?.min === min && best.max === max;
  const most = best && shared !== "" && !isAll ? `, best ${boundsText(best.min, best.max, spell)}${shared}` : shared;
  return `${quantityLabel(qualifier)}${bounds}${unitText(rolled)}${isVague ? " (vague)" : most}`;
}

/** The number to show where there is room for one: what most voices share, else the range. */
export function bestText(rolled: QuantityRollup, spell: Spelling = grouped): string {
  const { best, min, max, envelope } = rolled;
  const isVague = best === null && min === null && max === null;
  const bounds = best ?? (isVague ? envelope : { min, max });
  return `${(isVague ? vagueBoundsText : boundsText)(bounds.min, bounds.max, spell)}${unitText(rolled)}`;
}

/** Under these names a number needs none. */
export function quantityLabel(qualifier: string): string {
  return qualifier === "quantity" || qualifier === "value" ? "" : `${qualifier} `;
}
