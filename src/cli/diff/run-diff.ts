import { diffDatasets } from "../../diff/diff.ts";
import type { Memory } from "../../pipeline/keep.ts";
import { openGraph } from "../../query/knowledge-graph.ts";
import { wordDiff } from "../../report/diff.ts";
import { markdownDiff, prettyDiff } from "../../report/diff-formats.ts";
import { wantsColor } from "../color.ts";
import type { Project } from "../project.ts";
import type { DiffFlags } from "./flags.ts";
import { chooseStates, readState } from "./states.ts";

/** Prints what differs. False where one of the two has errors, or where something follows that must not. */
export async function runDiff(
  project: Project,
  a: string | undefined,
  b: string | undefined,
  { format, failOn }: DiffFlags,
): Promise<boolean> {
  const states = chooseStates(project, a, b);
  const memory: Memory = { last: null };
  const before = await readState(states.before, memory);
  const after = before && (await readState(states.after, memory));
  if (!before || !after) return false;
  const [old, now] = [openGraph(before), openGraph(after)];
  const diff = diffDatasets(old, now);
  if (format === "json") process.stdout.write(`${JSON.stringify(diff)}\n`);
  else {
    const report = wordDiff(diff, old, now, states.before.name, states.after.name);
    process.stdout.write(format === "markdown" ? markdownDiff(report) : prettyDiff(report, wantsColor()));
  }
  return !diff.follows.some(({ effects }) => effects.some((effect) => failOn.includes(effect)));
}
