import type { ListingFormat } from "../../report/listing/listing.ts";
import type { ClockFlags } from "../selection/clocks.ts";

/** What `entente path` was called with. */
export interface PathFlags extends ClockFlags {
  readonly strongest?: true;
  readonly all?: true;
  readonly types?: readonly string[];
  readonly directed?: true;
  readonly attributes?: true;
  readonly support?: string;
  readonly max?: string;
  readonly limit?: string;
  readonly format: ListingFormat;
}
