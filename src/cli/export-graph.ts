import { once } from "node:events";
import { basename, dirname, resolve } from "node:path";
import { compileRows } from "../compile/compile.ts";
import type { GraphRows } from "../compile/graph-rows.ts";
import { emitGexf } from "../emit/gexf.ts";
import { gexfMeta } from "../emit/gexf-meta.ts";
import { emitGraphJson } from "../emit/graph-json.ts";
import { emitGraphml } from "../emit/graphml.ts";
import { emitNeo4jCsv } from "../emit/neo4j-csv.ts";
import { nodeHost } from "../host/node-host.ts";
import type { Dataset } from "../model/dataset.ts";
import { neutral } from "../report/display.ts";
import { UsageError } from "./failure.ts";
import { openDataset } from "./open-graph.ts";
import type { Project } from "./project.ts";

export type OneFileFormat = "gexf" | "graphml" | "json";

const EMITTERS: Readonly<Record<OneFileFormat, (graph: GraphRows, dataset: Dataset) => Iterable<string | Uint8Array>>> =
  {
    gexf: (graph, dataset) => emitGexf(graph, gexfMeta(dataset)),
    graphml: (graph) => emitGraphml(graph),
    json: (graph) => emitGraphJson(graph),
  };

/** False where the project has errors, which are printed; nothing is written then. */
export async function exportGraph(project: Project, format: OneFileFormat, out: string): Promise<boolean> {
  const dataset = await openDataset(project);
  if (!dataset) return false;
  const chunks = EMITTERS[format](compileRows(dataset), dataset);
  if (out === "-") await print(chunks);
  else nodeHost(dirname(resolve(out))).write(basename(out), chunks);
  return true;
}

/** As fast as the reader takes it. `pipeline` would leave its listeners on standard output. */
async function print(chunks: Iterable<string | Uint8Array>): Promise<void> {
  for (const chunk of chunks) if (!process.stdout.write(chunk)) await once(process.stdout, "drain");
}

/** nodes.csv and edges.csv into a folder. False where the project has errors, which are printed; nothing is written then. */
export async function exportCsv(project: Project, out: string): Promise<boolean> {
  if (out === "-") throw new UsageError("csv is two files", "name a folder: `entente export csv -o neo4j`");
  const dataset = await openDataset(project);
  if (!dataset) return false;
  nodeHost(resolve(out)).writeAll(emitNeo4jCsv(compileRows(dataset, false), dataset.schema));
  process.stderr.write(`nodes.csv and edges.csv in ${neutral(out)}\n`);
  return true;
}
