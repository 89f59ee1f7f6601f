import { once } from "node:events";
import { totalText } from "../report/listing/cut.ts";
import type { Listing, ListingFormat } from "../report/listing/listing.ts";
import { reportListing } from "../report/listing/report-listing.ts";

/** Writes a listing to standard output as it comes, no faster than it is read. */
export async function printListing<T>(listing: Listing<T>, format: ListingFormat): Promise<void> {
  for await (const text of reportListing(listing, { format, width: terminalWidth() })) {
    if (!process.stdout.write(text)) await once(process.stdout, "drain");
  }
  // A table says so below itself.
  const total = format === "table" ? undefined : listing.total?.();
  if (total && total.shown < total.all) process.stderr.write(`${totalText(total, listing.noun)}: --limit shows more\n`);
}

/** A pipe has no width, unless COLUMNS says one. */
export function terminalWidth(): number {
  const columns = Number(process.env["COLUMNS"]);
  if (Number.isInteger(columns) && columns > 0) return columns;
  // Some terminals do not tell, and say 0.
  return process.stdout.isTTY ? process.stdout.columns || 80 : Number.POSITIVE_INFINITY;
}
