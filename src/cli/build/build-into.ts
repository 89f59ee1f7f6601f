import { join } from "node:path";
import type { BuildOptions } from "../../build.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { FACTS_FILE } from "../../emit/outputs.ts";
import { PAGE_FOLDER } from "../../emit/page/page-files.ts";
import { MOST_FACTS } from "../../emit/single-file.ts";
import { inlineFor } from "../../host/engine.ts";
import { finishSwitch, outputHost } from "../../host/output-host.ts";
import { PAGES_FOLDER } from "../../model/outputs/page-path.ts";
import type { Memory } from "../../pipeline/cache/keep.ts";
import type { Outputs } from "../../pipeline/outputs.ts";
import type { WholeRun } from "../../pipeline/run.ts";
import { inputsOf, recordBuild, unchangedSince } from "../build-record.ts";
import { refreshEditorFiles } from "../editor-files.ts";
import { BUILDING, clearProgress, showProgress } from "../progress.ts";
import type { Project } from "../project.ts";
import { runProject } from "../run-project.ts";
import { viewerHost } from "../viewer-host.ts";
import type { Earlier } from "./changes-since.ts";

/** What a build says of itself. */
export interface BuildSummary {
  readonly counts: string;
  readonly digest: string;
  readonly warnings: number;
  /** Too many facts for one page. */
  readonly large: boolean;
  /** Relative to the folder; without pages. */
  readonly written: readonly string[];
  /** How many files make up the pages. */
  readonly pages: number;
}

/** Why nothing was built. */
export interface Problems {
  readonly problems: readonly Diagnostic[];
}

interface BuildFlags extends Pick<BuildOptions, "only" | "layout" | "relayout" | "viewer"> {
  /** What the last build of this process kept. */
  readonly memory?: Memory;
  /** A page for each entity and fact is wanted, too. */
  readonly pages?: true;
  /** What their feed is about: what changed since. */
  readonly earlier?: Earlier;
  /** The project is what is left of another one, from which editors complete. */
  readonly isPublic?: true;
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
  { viewer = viewerHost(), memory, earlier, ...flags }: BuildFlags = {},
): Promise<BuildSummary | Problems> {
  if (finishSwitch(folder)) {
    process.stderr.write(`${folder}: a build was killed while it replaced files; the rest is in place now\n`);
  }
  const inputs = inputsOf(project.host, earlier ? [flags, earlier.name, earlier.graph.dataset.digest] : flags);
  const before = unchangedSince<BuildSummary>(project.root, folder, inputs);
  if (before !== undefined) return before;
  const pages = flags.pages
    ? await (await import("./make-pages.ts")).makePages(project, viewer !== undefined, earlier)
    : null;
  if (pages !== null && "problems" in pages) return pages;
  const show = showProgress(BUILDING);
  const onStage: BuildOptions["onStage"] = (stage, share) => {
    if (stage === "compile") inlineFor("tight loops");
    show(stage, share);
  };
  const outFile = (path: string): string => join(folder, path);
  const { pages: _, isPublic, ...own } = flags;
  const options = { ...own, ...(viewer && { viewer }), onStage, outFile };
  const [{ buildOutputs }, { finish }] = await Promise.all([
    import("../../pipeline/outputs.ts"),
    import("../../pipeline/steps.ts"),
  ]);
  const out = outputHost(folder, staleAfter);
  const built = await runProject(project, folder, { ...inputs, ...(memory && { memory }) }, (input) =>
    finish(buildOutputs(project.host, pages?.beside(out) ?? out, { ...options, ...input })),
  );
  clearProgress();
  if (built.state === "faulty") return { problems: built.diagnostics };
  if (built.names && !isPublic) refreshEditorFiles(project, built.schema, built.names);
  const summary = summaryOf(built, pages?.written.size ?? 0);
  recordBuild(project.root, folder, inputs, [...built.written, ...(pages?.written ?? [])], summary);
  return summary;
}

/**
 * Assets have a hash of their content in their names, so nothing ever writes over those of another version of the viewer; and a smaller
 * project has fewer files of facts, and fewer pages. Pages and a facts.json that a whole build does not write again would tell of an old state.
 */
function staleAfter(fresh: ReadonlySet<string>): (path: string) => boolean {
  const folders = ["assets/", PAGE_FOLDER, PAGES_FOLDER].filter((folder) =>
    [...fresh].some((one) => one.startsWith(folder)),
  );
  const isWhole = fresh.has("graph.json") && fresh.has("entente.html");
  const stale = isWhole ? [...folders, PAGES_FOLDER, FACTS_FILE] : folders;
  return (path) => stale.some((folder) => path.startsWith(folder));
}

function summaryOf(built: WholeRun<Outputs>, pages: number): BuildSummary {
  const { entities, facts, claims, edges, digest, diagnostics, written } = built;
  return {
    counts: `${entities} entities, ${facts} facts, ${claims} claims, ${edges} edges`,
    digest,
    warnings: diagnostics.length,
    large: facts > MOST_FACTS && written.includes("entente.html"),
    written,
    pages,
  };
}
