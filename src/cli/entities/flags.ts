import type { ClockFlags } from "../selection/clocks.ts";
import type { ListingFlags } from "../selection/listing-flags.ts";

/** What `entente entities` was called with. */
export interface EntityFlags extends ClockFlags, ListingFlags {
  readonly type?: readonly string[];
  readonly where?: readonly string[];
  readonly source?: readonly string[];
  readonly text?: string;
}
