import type { Finding } from "../../src/diagnostics/diagnostic.ts";
import type { Snapshot } from "../../src/host/host.ts";
import { readMap } from "../../src/import/map/read-map.ts";
import type { FileChange } from "../../src/import/merge/merge-files.ts";
import { type Imported, prepareImport } from "../../src/import/run-import.ts";
import { CellSpans } from "../../src/import/tables/cell-spans.ts";
import { openRows } from "../../src/import/tables/open-rows.ts";
import { documentOf } from "../../src/parse/read-folder.ts";
import { readDeclarations } from "../../src/project/read-declarations.ts";

/** What an import comes to, with the files that it would write. */
export interface ImportedFiles extends Imported {
  readonly changes: readonly FileChange[];
}

/** Imports the files of rows in `imports/` of a project as `imports/map.yaml` says. Writes nothing. */
export async function importRows(host: Snapshot): Promise<ImportedFiles> {
  const { schema } = readDeclarations(host);
  const { document, findings } = documentOf("imports/map.yaml", host.read("imports/map.yaml"));
  const { map, findings: wrong } = readMap("imports/map.yaml", document?.value ?? {}, schema);
  const faults: readonly Finding[] = [...findings, ...wrong];
  if (faults.length > 0) return { changes: [], findings: faults, tally: [], vanished: [], notes: [] };
  const spans = new CellSpans();
  const tables = [];
  for (const { path } of host.list("imports").files)
    if (path !== "imports/map.ndjson") tables.push((await openRows(path, () => [host.read(path)], spans, map)) ?? []);
  const prepared = await prepareImport({ host, schema, map, tables: tables.flat(), spans, makesNew: false });
  const changes = [...prepared.changes()];
  return { ...prepared.outcome(), changes };
}
