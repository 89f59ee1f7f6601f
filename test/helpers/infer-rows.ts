import type { Host } from "../../src/host/host.ts";
import { type Inferred, inferMap } from "../../src/import/infer/infer-map.ts";
import { readMap } from "../../src/import/map/read-map.ts";
import { prepareImport } from "../../src/import/run-import.ts";
import { CellSpans } from "../../src/import/tables/cell-spans.ts";
import { openRows } from "../../src/import/tables/open-rows.ts";
import { documentOf } from "../../src/parse/read-folder.ts";
import { readDeclarations } from "../../src/project/read-declarations.ts";
import type { ImportedFiles } from "./import-rows.ts";

const MAP = "imports/map.yaml";

/** Guesses a map for files of a project, writes it and the schema that it needs. */
export async function inferRows(host: Host, names: readonly string[]): Promise<Inferred> {
  const { schema } = readDeclarations(host);
  const files = names.map((name) => ({ name, chunks: () => [host.read(name)] }));
  const inferred = await inferMap({ host, schema, files, path: MAP, spans: new CellSpans() });
  for (const { path, text } of inferred.changes) host.write(path, [text]);
  if (inferred.map !== null) host.write(MAP, [inferred.map]);
  return inferred;
}

/** Imports files as the map that is there says, and writes what comes of it. */
export async function importInferred(host: Host, names: readonly string[]): Promise<ImportedFiles> {
  const { schema } = readDeclarations(host);
  const { map } = readMap(MAP, documentOf(MAP, host.read(MAP)).document?.value ?? {}, schema);
  const spans = new CellSpans();
  const tables = [];
  for (const name of names) tables.push((await openRows(name, () => [host.read(name)], spans, map)) ?? []);
  const prepared = await prepareImport({ host, schema, map, tables: tables.flat(), spans, makesNew: false });
  const changes = [...prepared.changes()];
  host.writeAll(changes.map(({ path, text }) => ({ path, chunks: () => [text] })));
  return { ...prepared.outcome(), changes };
}
