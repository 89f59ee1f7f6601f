import { basename, dirname, resolve } from "node:path";
import { nodeHost } from "../../host/node-host.ts";
import type { ImportMap } from "../../import/map/take.ts";
import type { CellSpans } from "../../import/tables/cell-spans.ts";
import { openRows, READABLE } from "../../import/tables/open-rows.ts";
import type { Table } from "../../import/tables/table.ts";
import { UsageError } from "../failure.ts";

/** Opens the tables of a file by its ending. */
export async function openTables(path: string, spans: CellSpans, map: ImportMap): Promise<readonly Table[]> {
  const host = nodeHost(dirname(resolve(path)));
  const name = basename(path);
  if (host.entry(name) === undefined) throw new UsageError(`there is no file ${path}`);
  const chunks = (): Iterable<Uint8Array> => host.readChunks?.(name) ?? [host.read(name)];
  const tables = await openRows(path, chunks, spans, map);
  if (tables === null) throw new UsageError(`${path} is of no kind that import reads`, `it reads ${READABLE}`);
  return tables;
}
