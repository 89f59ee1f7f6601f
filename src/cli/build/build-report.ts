import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { BuildOptions } from "../../build.ts";
import { isWanted, outputNames } from "../../emit/outputs.ts";
import { MOST_FACTS } from "../../emit/single-file.ts";
import { PAGES_FOLDER } from "../../model/outputs/page-path.ts";
import { neutral } from "../../report/display.ts";
import { count } from "../../wording/counts.ts";
import { reportProblems } from "../problems.ts";
import type { Project } from "../project.ts";
import { viewerHost } from "../viewer-host.ts";
import { type BuildSummary, buildInto } from "./build-into.ts";
import { checkOutputs, checkPlace } from "./output-folder.ts";

/** Builds into `out` (as the shell names it) and says what came of it. False where there are errors: nothing is written then. */
export async function buildAndReport(
  whole: Project,
  out: string,
  {
    since,
    public: isPublic,
    ...flags
  }: Pick<BuildOptions, "only" | "layout" | "relayout"> & {
    readonly pages?: true;
    readonly since?: string;
    readonly public?: true;
  } = {},
): Promise<boolean> {
  const began = performance.now();
  checkPlace(whole.root, out, "folder");
  const names = outputNames(viewerHost()).filter((path) => isWanted(path, flags.only));
  checkOutputs(out, names, flags.pages === true);
  const project = isPublic ? await (await import("../public-project.ts")).openPublic(whole) : whole;
  if (project === null) {
    process.stderr.write(`${neutral(`nothing written: ${out} is as it was`)}\n`);
    return false;
  }
  const earlier =
    since === undefined ? undefined : await (await import("./changes-since.ts")).earlierState(project, since);
  const built = await buildInto(project, resolve(out), {
    ...flags,
    // Where nodes were in another build would tell of what was between them.
    ...(isPublic && { isPublic, relayout: true }),
    ...(earlier && { earlier }),
  });
  if ("problems" in built) {
    process.stderr.write(reportProblems(project.host, built.problems));
    process.stderr.write(`${neutral(`nothing written: ${out} is as it was`)}\n`);
    return false;
  }
  tell(built, out, performance.now() - began);
  return true;
}

function tell({ counts, digest, warnings, large, written, pages }: BuildSummary, out: string, took: number): void {
  if (warnings > 0) process.stderr.write(`${warnings} warning${warnings === 1 ? "" : "s"}: see \`entente check\`\n`);
  if (large) {
    process.stderr.write(
      `entente.html says only where to look: more than ${MOST_FACTS} facts are too many for one page\n`,
    );
  }
  const seconds = (took / 1000).toFixed(2);
  const named = written.flatMap((path) => (path.includes("/") ? [] : nameWithSize(out, path))).join(", ");
  const page = pages === 0 ? "" : `, ${PAGES_FOLDER} (${count(pages, "file")})`;
  process.stdout.write(`${counts} in ${seconds} s (dataset ${digest})\n${neutral(`${out}: ${named}${page}`)}\n`);
}

/** The single file is mailed and opened whole, so how large it is counts. */
function nameWithSize(out: string, path: string): string {
  if (path !== "entente.html") return path;
  return `${path} (${(statSync(join(out, path)).size / 1e6).toFixed(1)} MB)`;
}
