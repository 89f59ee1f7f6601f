import type { Command } from "commander";
import type { Clocks } from "../../corroborate/as-of.ts";
import { type ClockName, daysSet } from "../../model/clock.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { count } from "../../wording/counts.ts";
import { possibleNote } from "../../wording/filters/holds.ts";
import { UsageError } from "../failure.ts";

/** The flags of the two clocks. */
export interface ClockFlags {
  readonly asOf?: string;
  readonly throughout?: true;
  readonly certain?: true;
  readonly known?: string;
}

export function addClocks(command: Command): Command {
  return command
    .option(
      "--as-of <date>",
      "what held at some time within this day, month, year or interval: `2004`, `2004-06/2004-08`",
    )
    .option("--throughout", "with --as-of: what held all through it")
    .option("--certain", "with --as-of: leave out what is possible then, but not certain")
    .option("--known <date>", "what was known by this date; support is counted anew");
}

/** The clocks that the flags set; null where they set none. */
export function clocksOf({ asOf, known, ...asking }: ClockFlags): Clocks | null {
  return clocksFrom({ trueOn: asOf, knownOn: known }, asking);
}

/** @param asked each clock, undefined where it is open */
export function clocksFrom(
  asked: Readonly<Record<ClockName, string | undefined>>,
  { throughout, certain }: { readonly throughout?: boolean; readonly certain?: boolean },
): Clocks | null {
  if (asked.trueOn === undefined && (throughout || certain))
    throw new UsageError(`${throughout ? "--throughout" : "--certain"} needs --as-of`, "name a time: `--as-of 2004`");
  if (Object.values(asked).every((day) => day === undefined)) return null;
  return { ...daysSet(asked), ...(throughout ? { throughout } : {}), ...(certain ? { certain } : {}) };
}

/** Says how many facts the clocks leave out for want of a date. */
export function noteLeftOut(facts: number): void {
  if (facts > 0) process.stderr.write(`${count(facts, "fact")} without a date left out\n`);
}

/** Says how many of these facts are not certain at the time that was asked for. */
export function notePossible({ answers }: KnowledgeGraph, facts: Iterable<string>): void {
  let possible = 0;
  for (const fact of new Set(facts)) if (answers.get(fact) === "possible") possible += 1;
  if (possible > 0)
    process.stderr.write(`${possibleNote(possible)}: --certain leaves ${possible === 1 ? "it" : "them"} out\n`);
}
