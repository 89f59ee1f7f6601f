import type { Json } from "../../model/entity.ts";
import { jsonText } from "../../text/json-text.ts";
import { csvLine } from "./csv.ts";
import { tableText } from "./table.ts";

export const LISTING_FORMATS = ["table", "json", "ndjson", "csv"] as const;
export type ListingFormat = (typeof LISTING_FORMATS)[number];

/** A column of the two formats for people and spreadsheets; JSON has the whole record. */
export interface ListingColumn<T> {
  readonly title: string;
  /** A number stands to the right. */
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
}

export interface ListingOptions {
  readonly format: ListingFormat;
  /** Columns of the terminal; Infinity where nobody reads it from one. */
  readonly width: number;
}

/** The text of a listing, in pieces, as the records come. All formats are safe to print. */
export async function* reportListing<T>(
  listing: Listing<T>,
  { format, width }: ListingOptions,
): AsyncGenerator<string> {
  if (format === "table") return yield* tableText(listing, width);
  let n = 0;
  if (format === "csv") yield csvLine(listing.csv.map(({ title }) => title));
  for await (const batch of batched(listing.records)) {
    const lines = batch.map((record) => {
      n += 1;
      if (format === "csv") return csvLine(listing.csv.map(({ cell }) => cell(record)));
      const text = jsonText(listing.json(record));
      return format === "ndjson" ? `${text}\n` : `${n === 1 ? "[\n" : ",\n"}  ${text}`;
    });
    yield lines.join("");
  }
  if (format === "json") yield n === 0 ? "[]\n" : "\n]\n";
}

/** Gathers records, since one write for each of a million is what would take the time. */
async function* batched<T>(records: Iterable<T> | AsyncIterable<T>, size = 500): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const record of records) {
    batch.push(record);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
