import type { QualifierValue } from "../model/claim.ts";
import type { Fact, QuantityRollup } from "../model/fact.ts";
import { amountOf } from "../model/kinds/index.ts";
import { compareText } from "../model/order.ts";
import type { Quantity } from "../model/quantity.ts";
import { STANCE } from "../model/stance.ts";
import { UNSOURCED } from "../model/unsourced.ts";
import { heardOf, independent, type Roots } from "./independent.ts";
import type { UngroupedStatement } from "./statement.ts";

type Bound = number | null;

/** Numbers of one qualifier, unit and rate, each with whose number it is. */
interface Series {
  readonly qualifier: string;
  readonly unit: string | null;
  readonly rate: QuantityRollup["rate"];
  readonly given: { readonly quantity: Quantity; readonly counts: Roots }[];
}

/** The range and the best number for each qualifier, unit and rate. What is not in the same unit and rate never meets. */
export function rollUpQuantities(fact: Fact, statements: readonly UngroupedStatement[]): readonly QuantityRollup[] {
  const series = new Map<string, Series>();
  for (const { claim, counts, stance } of statements) {
    if (!STANCE[stance].givesNumbers) continue;
    for (const name in fact.qualifiers) {
      const said = Object.hasOwn(claim.says, name) ? claim.says[name] : fact.qualifiers[name];
      collect(series, name, said, counts);
    }
    for (const name in claim.says) {
      if (!Object.hasOwn(fact.qualifiers, name)) collect(series, name, claim.says[name], counts);
    }
  }
  if (series.size === 0) return UNSOURCED.quantities;
  const all = [...series];
  if (all.length > 1) all.sort(([a], [b]) => compareText(a, b));
  return all.map(([, one]) => rollUpSeries(one));
}

function collect(
  series: Map<string, Series>,
  qualifier: string,
  value: QualifierValue | undefined,
  counts: Roots,
): void {
  if (typeof value !== "object") return;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const one of values) {
    const quantity = amountOf(one);
    if (quantity === null) continue;
    const { unit, rate } = quantity;
    const key = `${qualifier} ${unit ?? ""}/${rate ?? ""}`;
    const found = series.get(key);
    if (found) found.given.push({ quantity, counts });
    else series.set(key, { qualifier, unit, rate, given: [{ quantity, counts }] });
  }
}

function rollUpSeries({ qualifier, unit, rate, given }: Series): QuantityRollup {
  const all = given.map(({ quantity }) => quantity);
  // Hearsay widens the range, and is not a voice for a number beside those that are named.
  const heard = heardOf(given);
  const { min, max } = hull(all.map(firmBounds));
  return {
    qualifier,
    unit,
    rate,
    min,
    max,
    envelope: hull(all),
    best: mostShared(heard),
    voices: independent(heard.map(({ counts }) => counts)).length,
  };
}

/** Which bound the analyst read into vague words is in the text: `2000?..5000`. */
function firmBounds(quantity: Quantity): Pick<Quantity, "min" | "max"> {
  const { text, min, max } = quantity;
  if (!quantity.vague) return quantity;
  const dots = text.indexOf("..");
  if (dots < 0) return { min: null, max: null };
  return {
    min: text.slice(0, dots).includes("?") ? null : min,
    max: text.slice(dots).includes("?") ? null : max,
  };
}

/**
 * The lowest and the highest bound that any claim gives. "At least 16,500" beside "3,000" has no highest: the upper bound of one
 * voice is none for another who starts above it.
 */
function hull(bounds: readonly Pick<Quantity, "min" | "max">[]): { min: Bound; max: Bound } {
  let min: Bound = null;
  let max: Bound = null;
  for (const bound of bounds) {
    if (bound.min !== null && (min === null || bound.min < min)) min = bound.min;
    if (bound.max !== null && (max === null || bound.max > max)) max = bound.max;
  }
  const openAbove = bounds.some((b) => b.max === null && b.min !== null && max !== null && b.min > max);
  const openBelow = bounds.some((b) => b.min === null && b.max !== null && min !== null && b.max < min);
  return { min: openBelow ? null : min, max: openAbove ? null : max };
}

/** A number that the analyst read into vague words was given by no voice, so it is never the best one. */
function mostShared(given: Readonly<Series["given"]>): QuantityRollup["best"] {
  const [only] = given;
  if (only !== undefined && given.length === 1) {
    const { vague, min, max } = only.quantity;
    return vague ? null : { min, max, voices: 1 };
  }
  const shared = new Map<string, { readonly min: Bound; readonly max: Bound; readonly words: Roots[] }>();
  for (const { quantity, counts } of given) {
    if (quantity.vague) continue;
    const { min, max } = quantity;
    const found = shared.get(`${min}..${max}`);
    if (found) found.words.push(counts);
    else shared.set(`${min}..${max}`, { min, max, words: [counts] });
  }
  const ranked = Array.from(shared.values(), ({ min, max, words }) => ({
    min,
    max,
    voices: independent(words).length,
  }));
  const [best, next] = ranked.sort((a, b) => b.voices - a.voices);
  return best === undefined || best.voices === next?.voices ? null : best;
}
