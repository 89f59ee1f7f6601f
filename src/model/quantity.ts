/**
 * A number as somebody claimed it: bounds, unit and rate.
 *
 * Grammar (README, "Quantities"): `[~]N[?]`, `[~]N[?]..[~]N[?]`, `N..`, `..N`, then a unit, then `/day`, `/month` or `/year`.
 * `~` is the claimant's own "about"; `?` marks a bound that the analyst read into vague words ("a few thousand" = `2000?.. troops`).
 */
export interface Quantity {
  /** As written, white space folded. */
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
  readonly rate: "day" | "month" | "year" | null;
}

/** Tells a quantity from all else that a qualifier or an attribute may hold. */
export function isQuantity(value: unknown): value is Quantity {
  return typeof value === "object" && value !== null && "approximate" in value;
}

const NUMBER = "(~?)(\\d+(?:\\.\\d+)?)(\\??)";
const GRAMMAR = new RegExp(
  `^(?:${NUMBER}|(?:${NUMBER})?\\.\\.(?:${NUMBER})?)(?:\\s+([A-Za-z%][A-Za-z0-9_%-]*))?(?:\\s*/\\s*(day|month|year))?$`,
);

/** No quantity is as long: what is, is refused before a pattern takes its time over it. */
const LONGEST = 200;
const known = new Map<string, Quantity | null>();

/** Reads a quantity; null where the text is none (also for `..` alone and for bounds that run backwards). Memoised: a dataset repeats its numbers. */
export function parseQuantity(written: string | number): Quantity | null {
  if (typeof written === "number" && !(Number.isFinite(written) && written >= 0)) return null;
  const own = String(written);
  if (own.length > LONGEST) return null;
  let quantity = known.get(own);
  if (quantity === undefined) {
    quantity = Object.freeze(read(own.trim().replace(/\s+/g, " ")));
    if (known.size > 50_000) known.clear();
    known.set(own, quantity);
  }
  return quantity;
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
