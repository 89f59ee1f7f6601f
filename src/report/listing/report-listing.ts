import { csvLine } from "../../text/csv-line.ts";
import { jsonText } from "../../text/json-text.ts";
import type { Listing, ListingOptions } from "./listing.ts";
import { tableText } from "./table.ts";

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
