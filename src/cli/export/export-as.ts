import { compileRows } from "../../compile/compile.ts";
import { gather } from "../../emit/chunks.ts";
import { loseBesideGraph } from "../../emit/exchange/graph-losses.ts";
import { emitFtm } from "../../emit/ftm/emit-ftm.ts";
import { emitGexf } from "../../emit/gexf.ts";
import { gexfMeta } from "../../emit/gexf-meta.ts";
import { emitGraphJson } from "../../emit/graph-json.ts";
import { emitGraphml } from "../../emit/graphml.ts";
import { emitNeo4jCsv } from "../../emit/neo4j-csv.ts";
import { sheetFiles } from "../../emit/sheets/sheet-csv.ts";
import { sheetsOf } from "../../emit/sheets/sheets.ts";
import { emitXlsx } from "../../emit/sheets/xlsx.ts";
import { emitStix } from "../../emit/stix/emit-stix.ts";
import type { Project } from "../project.ts";
import { exportExchange, exportFolder, exportGraph } from "./export-exchange.ts";
import { exportFacts } from "./export-facts.ts";
import type { ExportFlags } from "./export-flags.ts";
import type { ExportFormat } from "./export-formats.ts";
import { exportRdf } from "./export-rdf.ts";

/** Writes a project in one format. False where it has errors, which are printed; nothing is written then. */
type Export = (project: Project, flags: ExportFlags) => Promise<boolean>;

export const exportAs: { readonly [F in ExportFormat]: Export } = {
  facts: exportFacts,
  gexf: exportGraph("gexf", (graph, dataset, { mutual }) =>
    emitGexf(graph, gexfMeta(dataset), mutual ? "mutual" : "undirected"),
  ),
  graphml: exportGraph("graphml", (graph) => emitGraphml(graph)),
  json: exportGraph("json", (graph) => emitGraphJson(graph)),
  csv: exportFolder("csv", (graph, ledger) => {
    loseBesideGraph(graph, ledger);
    return emitNeo4jCsv(compileRows(graph.dataset, false), graph.schema);
  }),
  parquet: async (project, { out }) => {
    const { exportTables } = await import("./export-tables.ts");
    return await exportTables(project, out);
  },
  sheets: exportFolder("sheets", (graph, ledger, { bom }) => sheetFiles(sheetsOf(graph), bom === true, ledger)),
  nquads: exportRdf("nquads"),
  trig: exportRdf("trig"),
  jsonld: exportRdf("jsonld"),
  ftm: exportExchange("ftm", (graph, ledger) => gather(emitFtm(graph, ledger))),
  stix: exportExchange("stix", (graph, ledger) => gather(emitStix(graph, ledger))),
  xlsx: exportExchange("xlsx", (graph, ledger) => emitXlsx(sheetsOf(graph), ledger)),
};
