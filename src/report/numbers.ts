import type { Quantity } from "../model/quantity.ts";

/** `16,500`: for people only. Scripts get plain numbers. Without a locale, since output is the same on each machine. */
export function grouped(number: number): string {
  const [whole = "", fraction] = String(number).split(".");
  if (!/^\d+$/.test(whole)) return String(number);
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** `3 facts`, `1,200 facts` */
export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** How numbers are spelt: `grouped` for people, `String` for scripts. */
export type Spelling = (number: number) => string;

/** `3,000 to 30,000`, `at least 16,500`, `up to 1,200`, `10,000` */
export function boundsText(min: number | null, max: number | null, spell: Spelling = grouped): string {
  if (min !== null && max !== null) return min === max ? spell(min) : `${spell(min)} to ${spell(max)}`;
  if (min !== null) return `at least ${spell(min)}`;
  return max === null ? "no number of" : `up to ${spell(max)}`;
}

/** Bounds that an analyst read into vague words: `2,000,000 or more`. */
export function vagueBoundsText(min: number | null, max: number | null, spell: Spelling = grouped): string {
  if (min !== null && max === null) return `${spell(min)} or more`;
  if (min === null && max !== null) return `${spell(max)} or fewer`;
  return boundsText(min, max, spell);
}

/** ` troops`, ` rounds/month`; empty for a bare count. */
export function unitText({ unit, rate }: Pick<Quantity, "unit" | "rate">): string {
  return `${unit === null ? "" : ` ${unit}`}${rate === null ? "" : `/${rate}`}`;
}

/** One claimed number in words: `about 5,000,000 rounds`, `at least 2,000 troops (vague)`. */
export function amountText(quantity: Quantity): string {
  const { min, max, approximate, vague } = quantity;
  const bounds = vague ? vagueBoundsText(min, max) : boundsText(min, max);
  return `${approximate ? "about " : ""}${bounds}${unitText(quantity)}${vague ? " (vague)" : ""}`;
}
