import type { Opening } from "../emit/digest.ts";
import type { Host, Snapshot } from "../host/host.ts";
import type { Kept } from "./cache/keep.ts";
import type { WholeBlocks } from "./compile.ts";
import { type Totals, totals } from "./link.ts";
import { keptFrame, type LayoutOptions, newFrame, openingNote } from "./parts/frames.ts";
import { areFramed, kindsFor, type WriteOptions, writeParts } from "./parts/write-parts.ts";
import { type Finished, type Run, type RunInput, run, type Wanted } from "./run.ts";
import type { Steps } from "./steps.ts";
import type { Tally } from "./tally.ts";

export interface OutputOptions extends RunInput, LayoutOptions, WriteOptions {}

/** What a build came to. */
export interface Outputs extends Finished, Totals {
  /** How many there are. */
  readonly entities: number;
  readonly digest: string;
  /** The files written, relative to the output folder. */
  readonly written: readonly string[];
}

/** Checks a project and writes its outputs, from the blocks that have changed and from what was kept of the others. */
export function buildOutputs(host: Snapshot, out: Host, options: OutputOptions): Steps<Run<Outputs>> {
  const { only, layout = null, relayout = null } = options;
  const wanted: Wanted = {
    kinds: kindsFor(only),
    keepsFacts: "no",
    framed: areFramed(only),
    flags: [only ?? null, layout, relayout],
  };
  return run(host, options, wanted, (opening, whole, verify) => finish(opening, whole, verify, out, options));
}

/** From compiled blocks to outputs. */
function finish(
  opening: Opening,
  { compiled, together }: WholeBlocks,
  verify: () => void,
  out: Host,
  options: OutputOptions,
): Outputs {
  const tallies = [...compiled.blocks.map(({ tally }) => tally), compiled.derived];
  const counts = totals(tallies);
  const frame =
    together.is === "new"
      ? newFrame(opening, together.linked, counts, tallies, compiled.context, out, options)
      : keptFrame(together.before, opening, counts.facts);
  const { digest, written, ranges, head } = writeParts(frame, tallies, verify, out, options);
  const move = (tally: Tally, n: number): Tally => ({ ...tally, written: ranges[n] ?? {} });
  const kept: Kept = {
    ...compiled,
    blocks: compiled.blocks.map((block, n) => ({ ...block, tally: move(block.tally, n) })),
    derived: move(compiled.derived, compiled.blocks.length),
    digest,
    head,
    opening: openingNote(opening),
  };
  return { ...counts, entities: compiled.entities, digest, written, kept };
}
