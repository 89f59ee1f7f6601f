import { basename, dirname, resolve } from "node:path";
import { compileRows } from "../../compile/compile.ts";
import type { GraphRows } from "../../compile/graph-rows.ts";
import { loseBesideGraph } from "../../emit/exchange/graph-losses.ts";
import { type ExchangeReport, Ledger } from "../../emit/exchange/ledger.ts";
import type { NewFile } from "../../host/host.ts";
import { nodeHost } from "../../host/node-host.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { grouped } from "../../wording/counts.ts";
import { enumerate } from "../../wording/lists.ts";
import { lossLines } from "../loss-lines.ts";
import type { Project } from "../project.ts";
import type { ExportFlags } from "./export-flags.ts";
import type { ExportFormat } from "./export-formats.ts";
import { openThen, writeOut } from "./export-graph.ts";

type Export = (project: Project, flags: ExportFlags) => Promise<boolean>;

/** Writes one file in a format that reports what it could not carry. */
export function exportExchange(
  format: ExportFormat,
  emit: (graph: KnowledgeGraph, ledger: Ledger, flags: ExportFlags) => Iterable<string | Uint8Array>,
): Export {
  return exporting(format, (graph, ledger, flags) => writeOut(flags.out, emit(graph, ledger, flags)));
}

/** The same of nodes and edges. */
export function exportGraph(
  format: ExportFormat,
  emit: (graph: GraphRows, dataset: Dataset, flags: ExportFlags) => Iterable<string | Uint8Array>,
): Export {
  return exportExchange(format, (graph, ledger, flags) => {
    loseBesideGraph(graph, ledger);
    return emit(compileRows(graph.dataset), graph.dataset, flags);
  });
}

/** The same of several files in a folder. */
export function exportFolder(
  format: ExportFormat,
  emit: (graph: KnowledgeGraph, ledger: Ledger, flags: ExportFlags) => readonly NewFile[],
): Export {
  return exporting(format, async (graph, ledger, flags) => {
    nodeHost(resolve(flags.out)).writeAll(emit(graph, ledger, flags));
  });
}

function exporting(
  format: ExportFormat,
  write: (graph: KnowledgeGraph, ledger: Ledger, flags: ExportFlags) => Promise<void>,
): Export {
  return async (project, flags) => {
    const graph = await openThen(project, flags);
    if (!graph) return false;
    const ledger = new Ledger();
    await write(graph, ledger, flags);
    const report = ledger.report(format);
    process.stderr.write(reportText(report));
    const { report: file } = flags;
    if (file !== undefined) {
      nodeHost(dirname(resolve(file))).write(basename(file), [`${JSON.stringify(report, null, 2)}\n`]);
    }
    return true;
  };
}

/** For a terminal: what was written, and how much was left out for which reason. */
function reportText({ format, written, lost }: ExchangeReport): string {
  const counts = Object.entries(written).map(([what, number]) => `${grouped(number)} ${what}`);
  const lines = lossLines(lost);
  const head = `${format}: ${counts.length === 0 ? "nothing to write" : enumerate(counts)}\n`;
  return `${head}${lines.length > 0 ? `not carried by ${format}:\n` : ""}${lines.join("")}`;
}
