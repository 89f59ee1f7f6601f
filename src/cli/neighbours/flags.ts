import type { ListingFlags } from "../selection/listing-flags.ts";
import type { NetworkFlags } from "../selection/network-options.ts";

/** What `entente neighbours` was called with. */
export interface NeighboursFlags extends NetworkFlags, ListingFlags {
  readonly hops: string;
  readonly bloc?: true;
}
