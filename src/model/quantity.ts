import { detached } from "../text/detached.ts";

/** What a rate may be by. */
export const RATES = ["day", "month", "year"] as const;

/**
 * A number as a speaker claimed it: bounds, unit and rate.
 *
 * Grammar (README, "Quantities"): `[~]N[?]`, `[~]N[?]..[~]N[?]`, `N..`, `..N`, then a unit, then `/day`, `/month` or `/year`. N may be
 * below zero and have decimals.
 * `~` is the claimant's own "about"; `?` marks a bound that the analyst read into vague words ("a few thousand" = `2000?.. troops`).
 */
export interface Quantity {
  /** As written, white space folded; with the unit that goes without saying. */
  readonly text: string;
  /** Lowest value claimed; null: no lower bound. */
  readonly min: number | null;
  /** Highest value claimed; null: no upper bound. */
  readonly max: number | null;
  /** The claimant said "about". */
  readonly approximate: boolean;
  /** A bound is the analyst's reading of vague words: it widens the envelope, never the firm range. */
  readonly vague: boolean;
  /** null: a bare count. */
  readonly unit: string | null;
  readonly rate: (typeof RATES)[number] | null;
}

/** Tells a quantity from all else that a qualifier or an attribute may hold. */
export function isQuantity(value: unknown): value is Quantity {
  return typeof value === "object" && value !== null && "approximate" in value;
}

const NUMBER = "(~?)(-?\\d+(?:\\.\\d+)?)(\\??)";
const GRAMMAR = new RegExp(
  `^(?:${NUMBER}|(?:${NUMBER})?\\.\\.(?:${NUMBER})?)(?:\\s+([A-Za-z%][A-Za-z0-9_%-]*))?(?:\\s*/\\s*(${RATES.join("|")}))?$`,
);

/** No quantity is as long: what is, is refused before a pattern takes its time over it. */
const LONGEST = 200;
const NO_UNITS: readonly string[] = Object.freeze([]);
const known = new Map<string, Quantity | null>();

/**
 * Reads a quantity; null where the text is none (also for `..` alone and for bounds that run backwards). Memoised: a dataset repeats
 * its numbers.
 *
 * @param units those that are declared: a number without a unit has the only one that there is
 */
export function parseQuantity(written: string | number, units: readonly string[] = NO_UNITS): Quantity | null {
  if (typeof written === "number" && !Number.isFinite(written)) return null;
  const own = String(written);
  if (own.length > LONGEST) return null;
  const implied = units.length === 1 ? (units[0] ?? null) : null;
  const key = implied === null ? own : `${own}\n${implied}`;
  let quantity = known.get(key);
  if (quantity === undefined) {
    quantity = Object.freeze(withUnit(read(detached(own).trim().replace(/\s+/g, " ")), implied));
    if (known.size > 50_000) known.clear();
    known.set(detached(key), quantity);
  }
  return quantity;
}

/** `298` is the same quantity as `298 people`, and `500/day` as `500 people/day`. */
function withUnit(quantity: Quantity | null, unit: string | null): Quantity | null {
  if (quantity === null || quantity.unit !== null || unit === null) return quantity;
  const [amount = "", rate] = quantity.text.split(/\s*\/\s*/);
  return { ...quantity, unit, text: `${amount} ${unit}${rate === undefined ? "" : `/${rate}`}` };
}

function read(text: string): Quantity | null {
  const match = GRAMMAR.exec(text);
  if (!match) return null;
  const [, about, exact, vague, aboutLow, low, vagueLow, aboutHigh, high, vagueHigh, unit, rate] = match;
  const single = exact === undefined ? null : Number(exact);
  const min = single ?? (low === undefined ? null : Number(low));
  const max = single ?? (high === undefined ? null : Number(high));
  if (min === null && max === null) return null;
  if (min !== null && max !== null && min > max) return null;
  return {
    text,
    min,
    max,
    approximate: Boolean(about || aboutLow || aboutHigh),
    vague: Boolean(vague || vagueLow || vagueHigh),
    unit: unit ?? null,
    rate: (rate as Quantity["rate"]) ?? null,
  };
}
