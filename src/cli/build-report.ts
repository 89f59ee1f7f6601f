import { resolve } from "node:path";
import { type BuildOptions, type Built, buildProject, type Stage } from "../build.ts";
import { MOST_FACTS } from "../emit/single-file.ts";
import { nodeHost } from "../host/node-host.ts";
import { inputsOf, recordBuild, unchangedSince } from "./build-record.ts";
import { refreshEditorFiles } from "./editor-files.ts";
import { reportProblems } from "./problems.ts";
import type { Project } from "./project.ts";
import { removeStaleAssets } from "./stale-assets.ts";
import { viewerHost } from "./viewer-host.ts";

const DOING: Readonly<Record<Stage, string>> = {
  read: "reading",
  validate: "checking each file",
  resolve: "following references",
  corroborate: "weighing claims",
  compile: "laying out the graph",
  emit: "writing",
};

/** Builds into `out` (as the shell names it) and says what came of it. False where there are errors: nothing is written then. */
export function buildAndReport(
  project: Project,
  out: string,
  flags: Pick<BuildOptions, "only" | "layout" | "relayout"> = {},
): boolean {
  const began = performance.now();
  const folder = resolve(out);
  const inputs = inputsOf(project.host, flags);
  const before = unchangedSince<Said>(project.root, folder, inputs);
  if (before !== undefined) {
    tell(before, out, performance.now() - began);
    return true;
  }
  const viewer = viewerHost();
  const built = buildProject(project.host, nodeHost(folder), {
    ...flags,
    ...(viewer && { viewer }),
    onStage: progress(began),
  });
  clearProgress();
  if (built.failed) {
    process.stderr.write(reportProblems(project.host, built.diagnostics));
    process.stderr.write(`nothing written: ${out} is as it was\n`);
    return false;
  }
  if (built.dataset) refreshEditorFiles(project.host, built.dataset.schema, built.dataset.entities);
  removeStaleAssets(folder, built.written);
  const said = saidOf(built);
  recordBuild(project.root, folder, inputs, built.written, said);
  tell(said, out, performance.now() - began);
  return true;
}

/** What a build says of itself, but for the time it took. */
interface Said {
  readonly counts: string;
  readonly digest: string;
  readonly warnings: number;
  /** Too many facts for one page. */
  readonly large: boolean;
  readonly written: readonly string[];
}

function saidOf({ dataset, graph, diagnostics, written }: Built): Said {
  const facts = dataset?.facts ?? [];
  const claims = facts.reduce((sum, fact) => sum + fact.claims.length, 0);
  const counts = [
    `${dataset?.entities.length ?? 0} entities`,
    `${facts.length} facts`,
    `${claims} claims`,
    `${graph?.edgeCount ?? 0} edges`,
  ];
  return {
    counts: counts.join(", "),
    digest: dataset?.digest ?? "",
    warnings: diagnostics.length,
    large: facts.length > MOST_FACTS && written.includes("entente.html"),
    written: written.filter((path) => !path.includes("/")),
  };
}

function tell({ counts, digest, warnings, large, written }: Said, out: string, took: number): void {
  if (warnings > 0) process.stderr.write(`${warnings} warning${warnings === 1 ? "" : "s"}: see \`entente check\`\n`);
  if (large) {
    process.stderr.write(
      `entente.html says only where to look: more than ${MOST_FACTS} facts are too many for one page\n`,
    );
  }
  const seconds = (took / 1000).toFixed(2);
  process.stdout.write(`${counts} in ${seconds} s (dataset ${digest})\n${out}: ${written.join(", ")}\n`);
}

/** A line that shows what a build is at, how far it is and how long it has taken: on a terminal only. */
function progress(began: number): (stage: Stage, share?: number) => void {
  const stages = Object.keys(DOING);
  return (stage, share) => {
    if (!process.stderr.isTTY) return;
    const step = `${stages.indexOf(stage) + 1}/${stages.length}`;
    const far = share === undefined ? "" : ` ${Math.round(share * 100)} %`;
    const long = ((performance.now() - began) / 1000).toFixed(1);
    process.stderr.write(`\r\u001B[K${step} ${DOING[stage]}${far} … ${long} s`);
  };
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
}
