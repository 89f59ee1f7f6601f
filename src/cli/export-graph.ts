import { basename, dirname, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { checkProject } from "../build.ts";
import { compileRows } from "../compile/compile.ts";
import type { GraphRows } from "../compile/graph-rows.ts";
import { emitGexf } from "../emit/gexf.ts";
import { gexfMeta } from "../emit/gexf-meta.ts";
import { emitGraphJson } from "../emit/graph-json.ts";
import { nodeHost } from "../host/node-host.ts";
import type { Dataset } from "../model/dataset.ts";
import { reportProblems } from "./problems.ts";
import type { Project } from "./project.ts";

const EMITTERS: Readonly<Record<"gexf" | "json", (graph: GraphRows, dataset: Dataset) => Iterable<string>>> = {
  gexf: (graph, dataset) => emitGexf(graph, gexfMeta(dataset)),
  json: (graph) => emitGraphJson(graph),
};

/** False where the project has errors, which are printed; nothing is written then. */
export async function exportGraph(project: Project, format: "gexf" | "json", out: string): Promise<boolean> {
  const { dataset, diagnostics } = checkProject(project.host);
  if (!dataset) {
    process.stderr.write(reportProblems(project.host, diagnostics));
    return false;
  }
  const chunks = EMITTERS[format](compileRows(dataset), dataset);
  if (out === "-") await pipeline(Readable.from(chunks), process.stdout, { end: false });
  else nodeHost(dirname(resolve(out))).write(basename(out), chunks);
  return true;
}
