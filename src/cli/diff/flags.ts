import type { Effect } from "../../diff/effects.ts";

export type DiffFormat = "pretty" | "json" | "markdown";

/** What `entente diff` was called with. */
export interface DiffFlags {
  readonly format: DiffFormat;
  readonly failOn: readonly Effect[];
  /** A page to write. */
  readonly out?: string;
}
