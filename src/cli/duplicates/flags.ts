import type { ListingFormat } from "../../report/listing/listing.ts";

/** What `entente duplicates` was called with. */
export interface DuplicatesFlags {
  readonly least: string;
  readonly limit: string;
  readonly not?: readonly string[];
  readonly format: ListingFormat;
}
