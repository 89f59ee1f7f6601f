import { basename } from "node:path";
import { groupAbsent } from "../../import/presets/group-absent.ts";
import { PRESETS, preparePreset } from "../../import/presets/run-preset.ts";
import { CellSpans } from "../../import/tables/cell-spans.ts";
import { toId } from "../../model/ids.ts";
import { readDeclarations } from "../../project/read-declarations.ts";
import { isError } from "../../rules/faults.ts";
import { utf16Of } from "../../text/text-file.ts";
import { UsageError } from "../failure.ts";
import type { Project } from "../project.ts";
import type { ImportFlags } from "./flags.ts";
import { type GivenFile, openAllGiven } from "./given-file.ts";
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
  const files = openAllGiven(paths).map((file) => ({ name: file.path, text: textOf(file) }));
  const prepared = await preparePreset({ host: project.host, preset: PRESETS[preset], name, files, spans });
  const written = writeChanges(project.host, prepared, flags.dryRun === true);
  const imported = { ...prepared.outcome(), ...written };
  const reported = { spans, texts: new Map<string, string>(), files: files.length };
  const findings = Number.isFinite(flags.limit) ? groupAbsent(imported.findings) : imported.findings;
  return await reportImport(project, reported, findings, imported, flags);
}

function textOf({ path, read }: GivenFile): string {
  const bytes = read();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      throw new UsageError(
        `${path} is ${utf16Of(bytes) === null ? "not UTF-8" : "UTF-16, not UTF-8"}`,
        "save it as UTF-8",
      );
    throw error;
  }
}
