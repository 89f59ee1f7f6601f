import type { ListingFlags } from "../selection/listing-flags.ts";
import type { NetworkFlags } from "../selection/network-options.ts";

/** What `entente components` was called with. */
export interface ComponentsFlags extends NetworkFlags, ListingFlags {}
