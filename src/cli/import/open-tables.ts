import type { ImportMap } from "../../import/map/take.ts";
import type { CellSpans } from "../../import/tables/cell-spans.ts";
import { openRows, READABLE } from "../../import/tables/open-rows.ts";
import type { Table } from "../../import/tables/table.ts";
import { UsageError } from "../failure.ts";
import type { GivenFile } from "./given-file.ts";

/** Opens the tables of a file by its ending. */
export async function openTables(
  { path, chunks }: GivenFile,
  spans: CellSpans,
  map: ImportMap,
): Promise<readonly Table[]> {
  const tables = await openRows(path, chunks, spans, map);
  if (tables === null) throw new UsageError(`${path} is of no kind that import reads`, `it reads ${READABLE}`);
  return tables;
}
