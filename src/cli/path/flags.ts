import type { ListingFormat } from "../../report/listing/listing.ts";
import type { NetworkFlags } from "../selection/network-options.ts";

/** What `entente path` was called with. */
export interface PathFlags extends NetworkFlags {
  readonly bloc?: true;
  readonly strongest?: true;
  readonly all?: true;
  readonly max?: string;
  readonly limit?: string;
  readonly format: ListingFormat;
}
