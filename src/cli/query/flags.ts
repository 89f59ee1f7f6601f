import type { ListingFormat } from "../../report/listing/listing.ts";

/** What `entente query` was called with. */
export interface QueryFlags {
  readonly file?: string;
  readonly param?: readonly string[];
  readonly explain?: true;
  readonly tables?: true;
  readonly db?: string;
  readonly dbSchema: string;
  readonly timeLimit: string;
  readonly memoryLimit: string;
  readonly format: ListingFormat;
}
