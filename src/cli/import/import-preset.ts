import { basename, dirname, resolve } from "node:path";
import { nodeHost } from "../../host/node-host.ts";
import { groupAbsent } from "../../import/presets/group-absent.ts";
import { PRESETS, preparePreset } from "../../import/presets/run-preset.ts";
import { CellSpans } from "../../import/tables/cell-spans.ts";
import { toId } from "../../model/ids.ts";
import { readDeclarations } from "../../project/read-declarations.ts";
import { isError } from "../../rules/faults.ts";
import { UsageError } from "../failure.ts";
import type { Project } from "../project.ts";
import type { ImportFlags } from "./flags.ts";
import { reportImport } from "./import-report.ts";
import { writeChanges } from "./write-changes.ts";

type PresetName = keyof typeof PRESETS;

export function isPreset(name: string): name is PresetName {
  return Object.hasOwn(PRESETS, name);
}

/** Imports files of a format that needs no map. False where something was refused. */
export async function importPreset(
  project: Project,
  preset: PresetName,
  paths: readonly string[],
  flags: ImportFlags,
): Promise<boolean> {
  const [first] = paths;
  if (first === undefined) throw new UsageError(`import ${preset} needs a file`);
  const name = toId(flags.as ?? basename(first).replace(/\..*$/, ""));
  if (name === "") throw new UsageError("nothing of this name can be part of an id", "give another with `--as NAME`");
  if (readDeclarations(project.host).schemaFindings.some(isError))
    throw new UsageError("the project's schema has errors", "`entente check` shows them");
  const spans = new CellSpans();
  const files = paths.map((path) => ({ name: path, text: textOf(path) }));
  const prepared = await preparePreset({ host: project.host, preset: PRESETS[preset], name, files, spans });
  const written = writeChanges(project.host, prepared, flags.dryRun === true);
  const imported = { ...prepared.outcome(), ...written };
  const reported = { spans, texts: new Map<string, string>(), files: files.length };
  const findings = Number.isFinite(flags.limit) ? groupAbsent(imported.findings) : imported.findings;
  return await reportImport(project, reported, findings, imported, flags);
}

function textOf(path: string): string {
  const host = nodeHost(dirname(resolve(path)));
  if (host.entry(basename(path)) === undefined) throw new UsageError(`there is no file ${path}`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(host.read(basename(path)));
  } catch (error) {
    if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      throw new UsageError(`${path} is not UTF-8`);
    throw error;
  }
}
