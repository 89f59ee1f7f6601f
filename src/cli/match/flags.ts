import type { SelectionFlags } from "../selection/selection-options.ts";

/** What `entente match` was called with. */
export interface MatchFlags extends SelectionFlags {
  readonly select?: string;
}
