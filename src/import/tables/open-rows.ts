import type { ImportMap } from "../map/take.ts";
import { openXlsx } from "../workbook/read-xlsx.ts";
import type { CellSpans } from "./cell-spans.ts";
import { openCsv } from "./read-csv.ts";
import { openGraph } from "./read-graph.ts";
import { openJson, openNdjson } from "./read-json.ts";
import { openParquet } from "./read-parquet.ts";
import type { Table } from "./table.ts";

/** What `import` says that it reads. */
export const READABLE = ".csv, .tsv, .json, .ndjson, .parquet, .xlsx, .graphml and .gexf";

/** Those that are not read are told from one another by what they hold. */
const WORKBOOKS: ReadonlySet<string> = new Set([".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"]);

/** Opens a file of rows by the ending of its name. Null: `import` does not read such files. */
export async function openRows(
  name: string,
  chunks: () => Iterable<Uint8Array>,
  spans: CellSpans,
  map: ImportMap,
): Promise<readonly Table[] | null> {
  const ending = /\.[^.]*$/.exec(name)?.[0].toLowerCase();
  if (ending === ".csv" || ending === ".tsv" || ending === ".txt") return [await openCsv(name, chunks, spans, map)];
  if (ending === ".json") return [openJson(name, chunks, spans, map)];
  if (ending !== undefined && WORKBOOKS.has(ending)) return await openXlsx(name, chunks, spans, map);
  if (ending === ".parquet") return [await openParquet(name, spans)];
  if (ending === ".graphml" || ending === ".gexf")
    return openGraph(name, ending === ".gexf" ? "gexf" : "graphml", chunks, spans, map.encoding);
  return ending === ".ndjson" || ending === ".jsonl" ? [openNdjson(name, chunks, spans, map)] : null;
}
