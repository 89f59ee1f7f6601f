import type { ClockFlags } from "../selection/clocks.ts";

/** What `entente show` was called with. */
export interface ShowFlags extends ClockFlags {
  readonly format: "pretty" | "json";
  readonly view?: string;
}
