import { join, resolve } from "node:path";
import { type BuildOptions, buildProject, type Stage } from "../build.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { MOST_FACTS } from "../emit/single-file.ts";
import { nodeHost } from "../host/node-host.ts";
import type { BuiltParts } from "../parts/build-parts.ts";
import { type Inputs, inputsOf, partsFolder, recordBuild, unchangedSince } from "./build-record.ts";
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
export async function buildAndReport(
  project: Project,
  out: string,
  flags: Pick<BuildOptions, "only" | "layout" | "relayout"> = {},
): Promise<boolean> {
  const began = performance.now();
  const folder = resolve(out);
  const inputs = inputsOf(project.host, flags);
  const before = unchangedSince<Said>(project.root, folder, inputs);
  if (before !== undefined) {
    tell(before, out, performance.now() - began);
    return true;
  }
  const viewer = viewerHost();
  const options = { ...flags, ...(viewer && { viewer }), onStage: progress(began) };
  const built = (await buildLarge(project, folder, inputs, options)) ?? buildWhole(project, folder, options);
  clearProgress();
  if ("problems" in built) {
    process.stderr.write(reportProblems(project.host, built.problems));
    process.stderr.write(`nothing written: ${out} is as it was\n`);
    return false;
  }
  if (built.names) refreshEditorFiles(project.host, built.schema, built.names);
  removeStaleAssets(folder, built.written);
  const said = saidOf(built);
  recordBuild(project.root, folder, inputs, built.written, said);
  tell(said, out, performance.now() - began);
  return true;
}

/** Fewer files are built at once, before threads and parts are of any use. */
const LARGE = 1000;

/** By parts, where there is much to build; null where that is not for parts to do. */
async function buildLarge(
  { root, host }: Project,
  folder: string,
  { program, data }: Inputs,
  options: BuildOptions,
): Promise<BuiltParts | null> {
  const cache = data.files.length < LARGE ? null : partsFolder(root, folder);
  if (cache === null) return null;
  const { buildParts } = await import("../parts/build-parts.ts");
  const outFile = (path: string): string => join(folder, path);
  try {
    return await buildParts(host, nodeHost(folder), { ...options, root, cache, program, data, outFile });
  } catch (error) {
    // No room for parts, or somebody cleared the cache in the middle: a build at once needs none.
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}

function buildWhole({ host }: Project, folder: string, options: BuildOptions): BuiltParts | Problems {
  const { dataset, graph, diagnostics, written } = buildProject(host, nodeHost(folder), options);
  if (!dataset) return { problems: diagnostics };
  const { schema, entities, facts, digest } = dataset;
  const claims = facts.reduce((sum, fact) => sum + fact.claims.length, 0);
  const edges = graph?.edgeCount ?? 0;
  const counts = { entities: entities.length, facts: facts.length, claims, edges };
  return { ...counts, schema, names: entities, digest, diagnostics, written };
}

interface Problems {
  readonly problems: readonly Diagnostic[];
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

function saidOf({ entities, facts, claims, edges, digest, diagnostics, written }: BuiltParts): Said {
  return {
    counts: `${entities} entities, ${facts} facts, ${claims} claims, ${edges} edges`,
    digest,
    warnings: diagnostics.length,
    large: facts > MOST_FACTS && written.includes("entente.html"),
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
