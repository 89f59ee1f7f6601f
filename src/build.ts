import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { LeftOut } from "./diff/dataset-diff.ts";
import { withDigest } from "./emit/digest.ts";
import type { Host, Snapshot } from "./host/host.ts";
import type { Dataset } from "./model/dataset.ts";
import { compareText } from "./model/order.ts";
import type { Reuse } from "./pipeline/cache/reuse.ts";
import { checkOnly } from "./pipeline/check-only.ts";
import { buildOutputs, type Outputs } from "./pipeline/outputs.ts";
import type { LayoutOptions } from "./pipeline/parts/frames.ts";
import type { WriteOptions } from "./pipeline/parts/write-parts.ts";
import type { Run, RunInput, Stage } from "./pipeline/run.ts";
import { finishNow } from "./pipeline/steps.ts";

export type { Stage };

export interface CheckOptions extends Pick<RunInput, "onStage"> {
  /** Hand out what could be made of a faulty project instead of null. */
  readonly partial?: boolean;
  /** Tell no warnings: sooner. */
  readonly errorsOnly?: boolean;
  /** @internal What other states of the project, checked before, have in common with it. */
  readonly reuse?: Reuse;
}

export interface Checked {
  /** null where there are errors (unless `partial`). */
  readonly dataset: Dataset | null;
  /** Sorted by file, place and code. */
  readonly diagnostics: readonly Diagnostic[];
  readonly failed: boolean;
  /** What the dataset of a faulty project lacks. */
  readonly leftOut: LeftOut;
}

/**
 * Reads data/ and schema/, takes them through every check and, where they are sound, rolls up their claims. What it finds depends on the
 * files alone, not on their order on a disk. All is done in memory and at once.
 */
export function checkProject(
  host: Snapshot,
  { partial = false, errorsOnly = false, onStage, reuse }: CheckOptions = {},
): Checked {
  const keepsFacts = partial ? "faulty" : "sound";
  const wanted = { kinds: [], keepsFacts, framed: true, flags: null, errorsOnly } as const;
  const input = { ...inMemory(host, onStage), ...(reuse && { memory: { last: null, reuse } }) };
  const checked = finishNow(checkOnly(host, input, wanted));
  const failed = checked.state === "faulty";
  const { diagnostics } = checked;
  if (failed && !partial) return { dataset: null, diagnostics, failed, leftOut: NOTHING_LEFT_OUT };
  const dataset = toDataset(checked);
  return { dataset, diagnostics, failed, leftOut: failed ? leftOutOf(checked, dataset) : NOTHING_LEFT_OUT };
}

const NOTHING_LEFT_OUT: LeftOut = { files: [], entries: 0 };

function leftOutOf({ files, collected, leftOut }: Run<object>, { entities, facts }: Dataset): LeftOut {
  const read = new Set([...entities, ...collected].map(({ file }) => file));
  // Of two facts with one id the second is in no dataset.
  const doubled = collected.length - facts.length;
  return { files: files.filter((file) => !read.has(file)), entries: leftOut + doubled };
}

export interface Built extends Pick<Checked, "diagnostics" | "failed"> {
  /** The files written, relative to the output folder; none where there are errors. */
  readonly written: readonly string[];
  /** What was built; null where there are errors. */
  readonly built: Pick<Outputs, "digest" | "entities" | "facts" | "claims" | "edges"> | null;
}

export interface BuildOptions
  extends Pick<CheckOptions, "onStage">,
    Pick<WriteOptions, "only" | "viewer">,
    Pick<LayoutOptions, "layout" | "relayout"> {}

/**
 * Checks a project and writes its outputs. Nothing is written where there are errors; no file takes the
 * place of its old one before all are whole.
 */
export function buildProject(host: Snapshot, out: Host, { onStage, ...options }: BuildOptions = {}): Built {
  const found = finishNow(buildOutputs(host, out, { ...options, ...inMemory(host, onStage), outFile: (path) => path }));
  const { diagnostics } = found;
  if (found.state === "faulty") return { diagnostics, failed: true, written: [], built: null };
  return { diagnostics, failed: false, written: found.written, built: found };
}

function inMemory(host: Snapshot, onStage: RunInput["onStage"]): RunInput {
  return { root: "", cache: null, data: host.list("data"), program: "", ...(onStage && { onStage }) };
}

function toDataset({
  schema,
  project,
  names,
  collected,
}: Pick<Run<object>, "schema" | "project" | "names" | "collected">): Dataset {
  const facts = collected
    .toSorted((a, b) => compareText(a.id, b.id) || compareText(a.file, b.file))
    // Two facts of one id are an error; what is made of a faulty project takes the first.
    .filter(({ id }, n, all) => id !== all[n - 1]?.id);
  const entities = (names ?? []).toSorted((a, b) => compareText(a.id, b.id));
  return withDigest({ format: "entente/1", ...(project && { project }), schema, entities, facts });
}
