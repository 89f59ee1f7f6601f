import type { Json } from "../../model/entity.ts";
import type { Total } from "./cut.ts";

export const LISTING_FORMATS = ["table", "json", "ndjson", "csv"] as const;
export type ListingFormat = (typeof LISTING_FORMATS)[number];

/** A column of the two formats for people and spreadsheets; JSON has the whole record. */
export interface ListingColumn<T> {
  readonly title: string;
  /** A number is aligned to the right. */
  readonly cell: (record: T) => string | number | null;
}

/** Records to be printed, and how. */
export interface Listing<T> {
  readonly records: Iterable<T> | AsyncIterable<T>;
  /** The few that tell it, for the width of a terminal. */
  readonly table: readonly ListingColumn<T>[];
  /** What to show instead where words would have to be broken: ever fewer or shorter columns. */
  readonly narrower?: readonly (readonly ListingColumn<T>[])[];
  readonly csv: readonly ListingColumn<T>[];
  readonly json: (record: T) => Json | object;
  /** What is counted below a table: `fact`, `facts`. */
  readonly noun: readonly [one: string, many: string];
  /** How many there are in all, where the list may have been cut. Asked after the last record. */
  readonly total?: () => Total;
}

export interface ListingOptions {
  readonly format: ListingFormat;
  /** Columns of the terminal; Infinity where the output is not a terminal. */
  readonly width: number;
}
