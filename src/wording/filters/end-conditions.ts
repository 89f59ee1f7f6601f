import type { Ends } from "../../model/schema.ts";

/** Which ends of facts a condition on attributes is about. */
export const ENDS_TEXT: Readonly<Record<Ends, string>> = {
  "either end": "either end",
  "each end": "both ends",
  subject: "from",
  object: "to",
};

/** `either end: founded<1950` */
export function endConditionText(ends: Ends, condition: string): string {
  return `${ENDS_TEXT[ends]}: ${condition}`;
}

/** How a condition compares; empty: any value will do. */
export type WhereOperator = "" | "=" | "!=" | ">=" | "<=" | ">" | "<";

/** Of amounts and of dates: `founded above (>) 1950`. */
export const COMPARISON_TEXT: Readonly<Record<WhereOperator, string>> = {
  "": "has any",
  "=": "is",
  "!=": "is not",
  ">=": "from (≥)",
  "<=": "up to (≤)",
  ">": "above (>)",
  "<": "below (<)",
};
