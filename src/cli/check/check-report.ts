import { existsSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { nodeHost } from "../../host/node-host.ts";
import { textOf } from "../../parse/read-folder.ts";
import type { Memory } from "../../pipeline/cache/keep.ts";
import { checkOnly } from "../../pipeline/check-only.ts";
import { finish } from "../../pipeline/steps.ts";
import { PROJECT_FILE } from "../../project/keys.ts";
import { listAlike, MOST_ALIKE } from "../../report/alike.ts";
import type { ReportFormat } from "../../report/formats.ts";
import { countSeverities } from "../../report/region.ts";
import { linesFrom } from "../../report/report.ts";
import { REPORTERS } from "../../report/reporters.ts";
import { wantsColor } from "../color.ts";
import { hasEditorFiles, refreshEditorFiles } from "../editor-files.ts";
import { UsageError } from "../failure.ts";
import { CHECKING, clearProgress, showProgress } from "../progress.ts";
import type { Project } from "../project.ts";
import { isLarge, runProject } from "../run-project.ts";

/**
 * Checks a project and words what it finds. `wanted` limits the report to some files, `limit` the findings of one code in each.
 *
 * @param memory what the last check of this process kept
 */
export async function checkAndReport(
  project: Project,
  format: ReportFormat,
  wanted: (file: string) => boolean,
  limit: number = MOST_ALIKE,
  memory: Memory = { last: null },
): Promise<{ text: string; failed: boolean; files: number }> {
  const { host } = project;
  const onStage = showProgress(CHECKING);
  const data = host.list("data");
  const checked = await runProject(project, `check ${project.root}`, { data, memory }, (input) =>
    finish(checkOnly(host, { ...input, onStage })),
  );
  clearProgress();
  // Also of a faulty project: an editor should know the entities that are there. Those of a large one are not looked at again once it is
  // mended, so it goes on knowing the last good ones.
  const isKept = checked.state === "faulty" && isLarge(data) && hasEditorFiles(host);
  if (checked.names && !isKept) refreshEditorFiles(project, checked.schema, checked.names);
  const diagnostics = checked.diagnostics.filter((one) => concerns(one, wanted));
  const elsewhere = countSeverities({ diagnostics: checked.diagnostics.filter((one) => !concerns(one, wanted)) });
  // The shipped schema is not a file of the project's.
  const own = nodeHost(project.root)
    .list("schema")
    .files.map(({ path }) => path);
  const whole = host.entry(PROJECT_FILE) ? [PROJECT_FILE] : [];
  const files = [...whole, ...checked.files, ...own.filter((path) => path.endsWith(".yaml"))];
  const looked = files.filter(wanted).length;
  const text = REPORTERS[format]({
    ...listAlike(diagnostics, limit),
    elsewhere,
    files: looked,
    linesOf: linesFrom((path) => textOf(host, path)),
    color: wantsColor(),
  });
  return { text, failed: diagnostics.some(({ severity }) => severity === "error"), files: looked };
}

/**
 * Whether a finding concerns some files: it is in one of them, or a place that belongs to it is. An error in the schema concerns all: while
 * there is one, nothing else is checked.
 */
function concerns({ severity, span, related = [] }: Diagnostic, wanted: (file: string) => boolean): boolean {
  if (severity === "error" && span.file.startsWith("schema/")) return true;
  return wanted(span.file) || related.some((one) => wanted(one.span.file));
}

/** Which project files the paths of a command line name; all of them where there is none. */
export function wantedFiles(project: Project, paths: readonly string[]): (file: string) => boolean {
  if (paths.length === 0) return () => true;
  const named = paths.map((path) => {
    // As the shell completes it, or as a finding prints it.
    const found = [resolve(path), resolve(project.root, path)].filter((one) => existsSync(one));
    if (found.length === 0) throw new UsageError(`there is no file or folder ${path}`);
    const inside = found
      .map((full) => relative(project.root, full).split(sep).join("/"))
      .find((within) => !within.startsWith(".."));
    if (inside === undefined) throw new UsageError(`${path} is not in the project ${project.root}`);
    return inside;
  });
  return (file) => named.some((path) => path === "" || file === path || file.startsWith(`${path}/`));
}
