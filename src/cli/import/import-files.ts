import type { Finding } from "../../diagnostics/diagnostic.ts";
import { readMap } from "../../import/map/read-map.ts";
import type { ImportMap } from "../../import/map/take.ts";
import { prepareImport } from "../../import/run-import.ts";
import { CellSpans } from "../../import/tables/cell-spans.ts";
import type { Schema } from "../../model/schema.ts";
import { documentOf } from "../../parse/read-folder.ts";
import { readDeclarations } from "../../project/read-declarations.ts";
import { isError } from "../../rules/faults.ts";
import { decodeForDisplay } from "../../text/text-file.ts";
import { UsageError } from "../failure.ts";
import type { Project } from "../project.ts";
import type { ImportFlags } from "./flags.ts";
import { openAllGiven, openGiven } from "./given-file.ts";
import { importPreset, isPreset } from "./import-preset.ts";
import { type Reported, reportImport } from "./import-report.ts";
import { inferFiles } from "./infer-files.ts";
import { openTables } from "./open-tables.ts";
import { writeChanges } from "./write-changes.ts";

/** Imports files into a project. False where something was refused. */
export async function importFiles(project: Project, files: readonly string[], flags: ImportFlags): Promise<boolean> {
  const [first = "", ...rest] = files;
  const usesPreset = isPreset(first) && flags.map === undefined && !flags.infer;
  refuseIdleFlags(flags, usesPreset);
  if (flags.infer) return await inferAndImport(project, files, flags);
  if (usesPreset) return await importPreset(project, first, rest, flags);
  if (flags.map === undefined)
    throw new UsageError("import needs a map", "`--infer` writes a first one; `--map MAP.yaml` names yours");
  const { schema, schemaFindings } = readDeclarations(project.host);
  if (schemaFindings.some(isError))
    throw new UsageError("the project's schema has errors", "`entente check` shows them");
  const spans = new CellSpans();
  const texts = new Map<string, string>();
  const { map, findings: wrong } = openMap(flags.map, schema, texts);
  const reported: Reported = { spans, texts, files: files.length + 1 };
  if (map === null || wrong.some(isError)) return await reportImport(project, reported, wrong, null, flags);
  const tables = [];
  for (const file of openAllGiven(files)) tables.push(...(await openTables(file, spans, map)));
  const prepared = await prepareImport({
    host: project.host,
    schema,
    map,
    tables,
    spans,
    makesNew: flags.new === true,
  });
  const written = writeChanges(project.host, prepared, flags.dryRun === true);
  const imported = { ...prepared.outcome(), ...written };
  return await reportImport(project, reported, [...wrong, ...imported.findings], imported, flags);
}

/** @throws UsageError where a flag would do nothing in this kind of import */
function refuseIdleFlags({ infer, run, force, as, new: makesNew }: ImportFlags, usesPreset: boolean): void {
  if (run && !infer) throw new UsageError("--run goes with --infer", WRITES_MAP);
  if (force && !infer) throw new UsageError("--force goes with --infer", WRITES_MAP);
  if (as !== undefined && !usesPreset)
    throw new UsageError("--as goes with ftm, stix and misp", "a map names its source itself: `source: ...`");
  if (makesNew && usesPreset)
    throw new UsageError("--new goes with a map", "ftm, stix and misp make the entities that they need");
  if (makesNew && infer && !run)
    throw new UsageError("--new goes with an import", "`--infer --run` imports right away");
}

const WRITES_MAP = "`entente import FILE --infer` writes a map";

async function inferAndImport(project: Project, files: readonly string[], flags: ImportFlags): Promise<boolean> {
  if (flags.run && flags.dryRun)
    throw new UsageError("--infer writes no map with --dry-run, so --run has none", "leave one of the two out");
  const map = await inferFiles(project, files, flags);
  if (map === null || !flags.run) return map !== null;
  const { infer: _, run: __, force: ___, ...rest } = flags;
  process.stdout.write("\n");
  return await importFiles(project, files, { ...rest, map });
}

function openMap(
  path: string,
  schema: Schema,
  texts: Map<string, string>,
): { readonly map: ImportMap | null; readonly findings: readonly Finding[] } {
  const bytes = openGiven(path).read();
  texts.set(path, decodeForDisplay(bytes));
  const { document, findings } = documentOf(path, bytes);
  if (document === undefined) return { map: null, findings };
  const read = readMap(path, document.value, schema);
  return { map: read.map, findings: [...findings, ...read.findings] };
}
