import type { ListingFlags } from "../selection/listing-flags.ts";
import type { NetworkFlags } from "../selection/network-options.ts";

/** What `entente path` was called with. */
export interface PathFlags extends NetworkFlags, ListingFlags {
  readonly bloc?: true;
  readonly strongest?: true;
  readonly all?: true;
  readonly max?: string;
}
