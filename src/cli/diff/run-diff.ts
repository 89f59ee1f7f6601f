import type { Host } from "../../host/host.ts";
import { wordDiff } from "../../report/diff.ts";
import { markdownDiff, prettyDiff } from "../../report/diff-formats.ts";
import { checkPlace } from "../build/output-folder.ts";
import { wantsColor } from "../color.ts";
import { UsageError } from "../failure.ts";
import type { Project } from "../project.ts";
import { viewerHost } from "../viewer-host.ts";
import { diffStates } from "./diff-states.ts";
import type { DiffFlags } from "./flags.ts";
import { chooseStates, readStates } from "./states.ts";
import { writePage } from "./write-page.ts";

/** Prints what differs. False where something follows that must not, or where that cannot be told since the second state has errors. */
export async function runDiff(
  project: Project,
  a: string | undefined,
  b: string | undefined,
  { format, failOn, out }: DiffFlags,
): Promise<boolean> {
  if (out !== undefined) checkPlace(project.root, out, "file");
  const states = chooseStates(project, a, b);
  const [before, after] = await readStates(states.before, states.after, out !== undefined);
  const [old, now] = [before.graph, after.graph];
  const diff = diffStates(before, after);
  if (format === "json") process.stdout.write(`${JSON.stringify(diff)}\n`);
  else {
    const report = wordDiff(diff, old, now, states.before.name, states.after.name);
    process.stdout.write(format === "markdown" ? markdownDiff(report) : prettyDiff(report, wantsColor()));
  }
  if (out !== undefined) writePage(out, builtViewer(), diff, old, now, [states.before.name, states.after.name]);
  if (failOn.length > 0 && after.faults) return false;
  return !diff.follows.some(({ effects }) => effects.some((effect) => failOn.includes(effect)));
}

function builtViewer(): Host {
  const viewer = viewerHost();
  // The package holds it; a checkout does once it is built.
  if (viewer === undefined) throw new UsageError("the viewer is not built", "`npm run build` builds it");
  return viewer;
}
