import { basename, dirname, resolve } from "node:path";
import { nodeHost } from "../../host/node-host.ts";
import type { CellSpans } from "../../import/cell-spans.ts";
import { openRows } from "../../import/open-rows.ts";
import type { Table } from "../../import/table.ts";
import type { ImportMap } from "../../import/take.ts";
import { UsageError } from "../failure.ts";

/** Opens a file of rows by its ending. */
export async function openTable(path: string, spans: CellSpans, map: ImportMap): Promise<Table> {
  const host = nodeHost(dirname(resolve(path)));
  const name = basename(path);
  if (host.entry(name) === undefined) throw new UsageError(`there is no file ${path}`);
  const chunks = (): Iterable<Uint8Array> => host.readChunks?.(name) ?? [host.read(name)];
  const table = await openRows(path, chunks, spans, map);
  if (table === null)
    throw new UsageError(`${path} is of no kind that import reads`, "it reads .csv, .tsv, .json and .ndjson");
  return table;
}
