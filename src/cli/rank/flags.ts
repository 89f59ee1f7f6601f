import type { Measure } from "../../query/graph/measure-names.ts";
import type { ListingFlags } from "../selection/listing-flags.ts";
import type { NetworkFlags } from "../selection/network-options.ts";

/** What `entente rank` was called with. */
export interface RankFlags extends NetworkFlags, ListingFlags {
  readonly by: Measure;
  readonly of?: readonly string[];
  readonly bloc?: true;
}
