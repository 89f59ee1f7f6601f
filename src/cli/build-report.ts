import { resolve } from "node:path";
import { type BuildOptions, type Built, buildProject, type Stage } from "../build.ts";
import { MOST_FACTS } from "../emit/single-file.ts";
import { nodeHost } from "../host/node-host.ts";
import { refreshEditorFiles } from "./editor-files.ts";
import { reportProblems } from "./problems.ts";
import type { Project } from "./project.ts";
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
  flags: Pick<BuildOptions, "only" | "layout"> = {},
): boolean {
  const began = performance.now();
  const viewer = viewerHost();
  const built = buildProject(project.host, nodeHost(resolve(out)), {
    ...flags,
    ...(viewer && { viewer }),
    onStage: showProgress,
  });
  clearProgress();
  if (built.failed) {
    process.stderr.write(reportProblems(project.host, built.diagnostics));
    process.stderr.write(`nothing written: ${out} is as it was\n`);
    return false;
  }
  if (built.dataset) refreshEditorFiles(project.host, built.dataset.schema, built.dataset.entities);
  const warnings = built.diagnostics.length;
  if (warnings > 0) process.stderr.write(`${warnings} warning${warnings === 1 ? "" : "s"}: see \`entente check\`\n`);
  if ((built.dataset?.facts.length ?? 0) > MOST_FACTS && built.written.includes("entente.html")) {
    process.stderr.write(
      `entente.html says only where to look: more than ${MOST_FACTS} facts are too many for one page\n`,
    );
  }
  process.stdout.write(summary(built, out, performance.now() - began));
  return true;
}

function summary({ dataset, graph, written }: Built, out: string, took: number): string {
  const facts = dataset?.facts ?? [];
  const claims = facts.reduce((sum, fact) => sum + fact.claims.length, 0);
  const counts = [
    `${dataset?.entities.length ?? 0} entities`,
    `${facts.length} facts`,
    `${claims} claims`,
    `${graph?.edgeCount ?? 0} edges`,
  ];
  const top = written.filter((path) => !path.includes("/"));
  return `${counts.join(", ")} in ${(took / 1000).toFixed(2)} s (dataset ${dataset?.digest ?? ""})\n${out}: ${top.join(", ")}\n`;
}

function showProgress(stage: Stage): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${DOING[stage]} …`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
}
