import { existsSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { inspectProject } from "../build.ts";
import { nodeHost } from "../host/node-host.ts";
import { textOf } from "../parse/read-folder.ts";
import { linesFrom, REPORTERS } from "../report/report.ts";
import { wantsColor } from "./color.ts";
import { refreshEditorFiles } from "./editor-files.ts";
import { UsageError } from "./failure.ts";
import type { Project } from "./project.ts";

/** Checks a project and words what it finds. `wanted` limits the report to some files. */
export function checkAndReport(
  project: Project,
  format: string,
  wanted: (file: string) => boolean,
): { text: string; failed: boolean } {
  const { host } = project;
  // Also of a faulty project: an editor should know the entities that are there.
  const checked = inspectProject(host);
  refreshEditorFiles(host, checked.schema, [...checked.resolved.entities.values()]);
  const diagnostics = checked.diagnostics.filter(({ span }) => wanted(span.file));
  const report = REPORTERS[format];
  if (!report) throw new UsageError(`there is no format ${format}`);
  // The shipped schema is no file of the project's.
  const own = nodeHost(project.root)
    .list("schema")
    .files.map(({ path }) => path);
  const files = [...checked.files, ...own.filter((path) => path.endsWith(".yaml"))];
  const text = report({
    diagnostics,
    files: files.filter(wanted).length,
    linesOf: linesFrom((path) => textOf(host, path)),
    color: wantsColor(),
  });
  return { text, failed: diagnostics.some(({ severity }) => severity === "error") };
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
