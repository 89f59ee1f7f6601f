import type { KindName } from "../../model/kinds/index.ts";
import type { Ends } from "../../model/schema.ts";

/** What a filter by attributes does. */
export const END_CONDITIONS_TEXT = "Only facts whose ends have these attributes.";

/** Which ends of facts a condition on attributes is about. */
export const ENDS_TEXT: Readonly<Record<Ends, string>> = {
  "either end": "either end",
  "each end": "both ends",
  subject: "subject",
  object: "object",
};

/** `either end: founded<1950` */
export function endConditionText(ends: Ends, condition: string): string {
  return `${ENDS_TEXT[ends]}: ${condition}`;
}

/** How a condition compares; empty: any value will do. */
export type WhereOperator = "" | "=" | "!=" | ">=" | "<=" | ">" | "<";

type Words = Readonly<Record<WhereOperator, string>>;

const OF_AMOUNTS: Words = {
  "": "has any value",
  "=": "is",
  "!=": "is not",
  ">=": "at least (≥)",
  "<=": "at most (≤)",
  ">": "more than (>)",
  "<": "less than (<)",
};

const OF_DATES: Words = {
  ...OF_AMOUNTS,
  ">=": "from (≥)",
  "<=": "up to (≤)",
  ">": "after (>)",
  "<": "before (<)",
};

/** Kinds of value that have no order are compared by `is` and `is not` alone. */
const COMPARISONS: Readonly<Record<KindName, Words>> = {
  text: OF_AMOUNTS,
  number: OF_AMOUNTS,
  boolean: OF_AMOUNTS,
  date: OF_DATES,
  url: OF_AMOUNTS,
  coordinates: OF_AMOUNTS,
  quantity: OF_AMOUNTS,
  enum: OF_AMOUNTS,
  ref: OF_AMOUNTS,
};

/** `more than (>)`; of dates, `after (>)` */
export function comparisonText(operator: WhereOperator, kind: KindName): string {
  return COMPARISONS[kind][operator];
}

/** Of a condition that cannot be read. */
export function noEffectText(why: string): string {
  return `No effect: ${why}`;
}
