import type { Json } from "../model/entity.ts";

/** What an SQL statement gives, as it comes: a million rows are never held at once. */
export interface SqlAnswer {
  readonly columns: readonly string[];
  /** Rows in batches, values in the order of the columns. */
  readonly batches: AsyncIterable<readonly (readonly Json[])[]>;
}

/** An open database that only answers: read-only, and with limits that SQL cannot lift. */
export interface SqlEngine {
  ask(sql: string, parameters?: SqlParameters): Promise<SqlAnswer>;
  /** Stops what runs. */
  interrupt(): void;
  close(): Promise<void>;
}

/** How much a statement may take before it is stopped. */
export interface SqlLimits {
  /** In ms; 0: no limit. */
  readonly time: number;
  /** As DuckDB writes it: `2GB`. */
  readonly memory: string;
}

export const DEFAULT_LIMITS: SqlLimits = { time: 60_000, memory: "2GB" };

/** By position (`$1`) or by name (`$who`). */
export type SqlParameters =
  | readonly (string | number | boolean | null)[]
  | Readonly<Record<string, string | number | boolean | null>>;

/** Whole numbers too large to be exact stay texts; so does what is not a number at all. */
export function exactNumber(text: string): Json {
  const value = Number(text);
  const isKept = Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value));
  return isKept ? commonDigits(value) : text;
}

/**
 * A fraction to 15 digits, as many as a double holds of any decimal number. What comes after them depends on the engine: one
 * divides doubles for AVG where another divides decimals, and sums in another order.
 */
export function commonDigits(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}
