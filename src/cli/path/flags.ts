import type { ListingFormat } from "../../report/listing/listing.ts";

/** What `entente path` was called with. */
export interface PathFlags {
  readonly strongest?: true;
  readonly all?: true;
  readonly types?: readonly string[];
  readonly directed?: true;
  readonly attributes?: true;
  readonly support?: string;
  readonly max?: string;
  readonly limit?: string;
  readonly asOf?: string;
  readonly known?: string;
  readonly format: ListingFormat;
}
