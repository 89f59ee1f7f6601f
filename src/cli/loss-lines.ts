import type { Loss } from "../emit/exchange/ledger.ts";
import { neutral } from "../report/display.ts";
import { grouped } from "../wording/counts.ts";

/** For a terminal: how much a format could not carry, why, and a few of what it was. */
export function lossLines(lost: readonly Loss[]): readonly string[] {
  return lost.map(({ reason, count, examples }) => {
    const more = count > examples.length ? " ..." : "";
    return `  ${grouped(count)}: ${neutral(reason)} (${examples.map(neutral).join(", ")}${more})\n`;
  });
}
