import { once } from "node:events";
import { basename, dirname, resolve } from "node:path";
import { compileRows } from "../../compile/compile.ts";
import type { GraphRows } from "../../compile/graph-rows.ts";
import { emitNeo4jCsv } from "../../emit/neo4j-csv.ts";
import { nodeHost } from "../../host/node-host.ts";
import type { Dataset } from "../../model/dataset.ts";
import { neutral } from "../../report/display.ts";
import { UsageError } from "../failure.ts";
import { openDataset } from "../open-graph.ts";
import type { Project } from "../project.ts";
import type { ExportFlags } from "./export-flags.ts";

type Emitter = (graph: GraphRows, dataset: Dataset, flags: ExportFlags) => Iterable<string | Uint8Array>;

/** Writes the graph into one file, or to standard output. */
export function exportGraph(emit: Emitter): (project: Project, flags: ExportFlags) => Promise<boolean> {
  return async (project, flags) => {
    const { out } = flags;
    const dataset = await openDataset(project);
    if (!dataset) return false;
    const chunks = emit(compileRows(dataset), dataset, flags);
    if (out === "-") await print(chunks);
    else nodeHost(dirname(resolve(out))).write(basename(out), chunks);
    return true;
  };
}

/** As fast as the reader takes it. `pipeline` would leave its listeners on standard output. */
async function print(chunks: Iterable<string | Uint8Array>): Promise<void> {
  for (const chunk of chunks) if (!process.stdout.write(chunk)) await once(process.stdout, "drain");
}

/** nodes.csv and edges.csv into a folder. */
export async function exportCsv(project: Project, { out }: ExportFlags): Promise<boolean> {
  if (out === "-") throw new UsageError("csv is two files", "name a folder: `entente export csv -o neo4j`");
  const dataset = await openDataset(project);
  if (!dataset) return false;
  nodeHost(resolve(out)).writeAll(emitNeo4jCsv(compileRows(dataset, false), dataset.schema));
  process.stderr.write(`nodes.csv and edges.csv in ${neutral(out)}\n`);
  return true;
}
