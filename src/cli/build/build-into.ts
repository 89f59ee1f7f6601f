import { join } from "node:path";
import type { BuildOptions } from "../../build.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { PAGE_FOLDER } from "../../emit/page/page-files.ts";
import { MOST_FACTS } from "../../emit/single-file.ts";
import { inlineFor } from "../../host/engine.ts";
import { finishSwitch, outputHost } from "../../host/output-host.ts";
import type { Memory } from "../../pipeline/keep.ts";
import type { Outputs } from "../../pipeline/outputs.ts";
import type { WholeRun } from "../../pipeline/run.ts";
import { inputsOf, recordBuild, unchangedSince } from "../build-record.ts";
import { refreshEditorFiles } from "../editor-files.ts";
import { BUILDING, clearProgress, showProgress } from "../progress.ts";
import type { Project } from "../project.ts";
import { runProject } from "../run-project.ts";
import { viewerHost } from "../viewer-host.ts";

/** What a build says of itself. */
export interface BuildSummary {
  readonly counts: string;
  readonly digest: string;
  readonly warnings: number;
  /** Too many facts for one page. */
  readonly large: boolean;
  /** Relative to the folder. */
  readonly written: readonly string[];
}

/** Why nothing was built. */
export interface Problems {
  readonly problems: readonly Diagnostic[];
}

interface BuildFlags extends Pick<BuildOptions, "only" | "layout" | "relayout" | "viewer"> {
  /** What the last build of this process kept. */
  readonly memory?: Memory;
}

/**
 * Builds a project into a folder, and shows on a terminal how far it is. Where nothing has changed there since the last time,
 * it says what it said then and leaves the files alone.
 *
 * @param folder absolute
 */
export async function buildInto(
  project: Project,
  folder: string,
  { viewer = viewerHost(), memory, ...flags }: BuildFlags = {},
): Promise<BuildSummary | Problems> {
  if (finishSwitch(folder)) {
    process.stderr.write(`${folder}: a build was killed while it replaced files; the rest is in place now\n`);
  }
  const inputs = inputsOf(project.host, flags);
  const before = unchangedSince<BuildSummary>(project.root, folder, inputs);
  if (before !== undefined) return before;
  const show = showProgress(BUILDING);
  const onStage: BuildOptions["onStage"] = (stage, share) => {
    if (stage === "compile") inlineFor("tight loops");
    show(stage, share);
  };
  const outFile = (path: string): string => join(folder, path);
  const options = { ...flags, ...(viewer && { viewer }), onStage, outFile };
  const [{ buildOutputs }, { finish }] = await Promise.all([
    import("../../pipeline/outputs.ts"),
    import("../../pipeline/steps.ts"),
  ]);
  const built = await runProject(project, folder, { ...inputs, ...(memory && { memory }) }, (input) =>
    finish(buildOutputs(project.host, outputHost(folder, isStale), { ...options, ...input })),
  );
  clearProgress();
  if (built.state === "faulty") return { problems: built.diagnostics };
  if (built.names) refreshEditorFiles(project.host, built.schema, built.names);
  const summary = summaryOf(built);
  recordBuild(project.root, folder, inputs, built.written, summary);
  return summary;
}

/**
 * Assets have a hash of their content in their names, so nothing ever writes over those of another version of the viewer; and a smaller
 * project has fewer files of facts.
 */
function isStale(path: string, fresh: ReadonlySet<string>): boolean {
  return ["assets/", PAGE_FOLDER].some(
    (folder) => path.startsWith(folder) && [...fresh].some((one) => one.startsWith(folder)),
  );
}

function summaryOf(built: WholeRun<Outputs>): BuildSummary {
  const { entities, facts, claims, edges, digest, diagnostics, written } = built;
  return {
    counts: `${entities} entities, ${facts} facts, ${claims} claims, ${edges} edges`,
    digest,
    warnings: diagnostics.length,
    large: facts > MOST_FACTS && written.includes("entente.html"),
    written,
  };
}
