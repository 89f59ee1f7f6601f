import { once } from "node:events";
import { basename, dirname, resolve } from "node:path";
import { compileRows } from "../../compile/compile.ts";
import type { GraphRows } from "../../compile/graph-rows.ts";
import { emitNeo4jCsv } from "../../emit/neo4j-csv.ts";
import { nodeHost } from "../../host/node-host.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { neutral } from "../../report/display.ts";
import { count } from "../../wording/counts.ts";
import { ask, openProjectGraph } from "../open-graph.ts";
import type { Project } from "../project.ts";
import { clocksOf, notePossible } from "../selection/clocks.ts";
import type { ExportFlags } from "./export-flags.ts";

type Emitter = (graph: GraphRows, dataset: Dataset, flags: ExportFlags) => Iterable<string | Uint8Array>;

/** Writes the graph into one file, or to standard output. */
export function exportGraph(emit: Emitter): (project: Project, flags: ExportFlags) => Promise<boolean> {
  return async (project, flags) => {
    const graph = await openThen(project, flags);
    if (!graph) return false;
    await writeOut(flags.out, emit(compileRows(graph.dataset), graph.dataset, flags));
    return true;
  };
}

/** The graph as the clocks of the command line have it. Null where the project has errors, which are printed. */
export async function openThen(project: Project, flags: ExportFlags): Promise<KnowledgeGraph | null> {
  const now = await openProjectGraph(project);
  const clocks = clocksOf(flags);
  if (!now || clocks === null) return now;
  const then = ask(() => now.asOf(clocks));
  const undated = new Set([...then.undated.trueOn, ...then.undated.knownOn]).size;
  if (undated > 0) process.stderr.write(`${count(undated, "fact")} without a date left out\n`);
  notePossible(then, then.answers.keys());
  return then;
}

/** Into a file, or to standard output as fast as the reader takes it. `pipeline` would leave its listeners there. */
export async function writeOut(out: string, chunks: Iterable<string | Uint8Array>): Promise<void> {
  if (out !== "-") nodeHost(dirname(resolve(out))).write(basename(out), chunks);
  else for (const chunk of chunks) if (!process.stdout.write(chunk)) await once(process.stdout, "drain");
}

/** nodes.csv and edges.csv into a folder. */
export async function exportCsv(project: Project, flags: ExportFlags): Promise<boolean> {
  const graph = await openThen(project, flags);
  if (!graph) return false;
  nodeHost(resolve(flags.out)).writeAll(emitNeo4jCsv(compileRows(graph.dataset, false), graph.schema));
  process.stderr.write(`nodes.csv and edges.csv in ${neutral(flags.out)}\n`);
  return true;
}
