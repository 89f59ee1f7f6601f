import type { DatasetDiff } from "../../diff/dataset-diff.ts";
import { diffDatasets } from "../../diff/diff.ts";
import type { ReadState } from "./states.ts";

/** What differs, and what keeps either state from being told whole. */
export function diffStates(before: ReadState, after: ReadState): DatasetDiff {
  const faults = {
    ...(before.faults && { before: before.faults }),
    ...(after.faults && { after: after.faults }),
  };
  const diff = diffDatasets(before.graph, after.graph);
  return Object.keys(faults).length > 0 ? Object.assign(diff, { faults }) : diff;
}
