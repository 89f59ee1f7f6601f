import { emitFactsJson } from "../../emit/facts-json.ts";
import type { Project } from "../project.ts";
import type { ExportFlags } from "./export-flags.ts";
import { openThen, writeOut } from "./export-graph.ts";

/** Writes facts.json: all of the dataset, as it was then where a flag says so. False where the project has errors, which are printed. */
export async function exportFacts(project: Project, flags: ExportFlags): Promise<boolean> {
  const graph = await openThen(project, flags);
  if (!graph) return false;
  await writeOut(flags.out, emitFactsJson(graph.dataset));
  return true;
}
