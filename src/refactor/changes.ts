import type { Snapshot } from "../host/host.ts";
import { overlay } from "../host/overlay.ts";

/** What a change of a project comes to. Made without writing anything. */
export interface Changes {
  /** Sorted by path. */
  readonly writes: readonly { readonly path: string; readonly text: string }[];
  readonly removes: readonly string[];
  /** How many references lead elsewhere now. */
  readonly references: number;
}

/** The project as it would be. */
export function withChanges(host: Snapshot, { writes, removes }: Omit<Changes, "references">): Snapshot {
  const encoder = new TextEncoder();
  return overlay(
    host,
    new Map([
      ...removes.map((path) => [path, null] as const),
      ...writes.map(({ path, text }) => [path, encoder.encode(text)] as const),
    ]),
  );
}
