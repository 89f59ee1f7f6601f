import { rmSync } from "node:fs";
import { join } from "node:path";
import { nodeHost } from "../../host/node-host.ts";
import { deviceIn, isId, toId } from "../../model/ids.ts";
import { readFolder } from "../../parse/read-folder.ts";
import { checkOnly } from "../../pipeline/check-only.ts";
import { finish } from "../../pipeline/steps.ts";
import { readDeclarations } from "../../project/read-declarations.ts";
import { type Changes, renameEntity } from "../../refactor/rename-entity.ts";
import { neutral } from "../../report/display.ts";
import { declareSymbols, type SymbolTable } from "../../resolve/symbol-table.ts";
import { didYouMean } from "../../text/nearest.ts";
import { count } from "../../wording/counts.ts";
import { UsageError } from "../failure.ts";
import { reportProblems } from "../problems.ts";
import { CHECKING, clearProgress, showProgress } from "../progress.ts";
import type { Project } from "../project.ts";
import { runProject } from "../run-project.ts";
import type { RenameFlags } from "./flags.ts";

/** Renames an entity and says what changed. Whether it could: a project that has errors is left alone. */
export async function renameAndReport(
  project: Project,
  old: string,
  now: string,
  { dryRun }: RenameFlags,
): Promise<boolean> {
  const { host } = project;
  if (!(await isSound(project, "rename"))) return false;
  const symbols = symbolsOf(project);
  const { file } = declared(symbols, old);
  demandFree(symbols, old, now, file);
  const changes = renameEntity(host, old, now);
  if (dryRun === undefined) writeChanges(project, changes);
  process.stdout.write(report(changes, old, now, dryRun === true));
  return true;
}

function symbolsOf({ host }: Project): SymbolTable {
  return declareSymbols(readDeclarations(host).schema, readFolder(host, "data").documents);
}

/** Whether a project has no errors, which are printed: what a broken file refers to is not known. */
export async function isSound(project: Project, what: string): Promise<boolean> {
  const onStage = showProgress(CHECKING);
  const checked = await runProject(project, `${what} ${project.root}`, {}, (input) =>
    finish(checkOnly(project.host, { ...input, onStage })),
  );
  clearProgress();
  if (checked.state === "whole") return true;
  process.stderr.write(reportProblems(project.host, checked.diagnostics));
  process.stderr.write("Nothing was written: mend these errors first.\n");
  return false;
}

function declared({ declared, merged }: SymbolTable, id: string): { readonly file: string } {
  const found = declared.get(id);
  if (found?.kind === "entity") return found;
  if (found !== undefined) throw new UsageError(`\`${id}\` is a fact, in ${found.file}`, "rename its file");
  const present = merged.get(id);
  if (present !== undefined) throw new UsageError(`\`${id}\` is a former id`, `the entity is now \`${present}\``);
  throw new UsageError(`there is no entity \`${id}\``, didYouMean(id, declared.keys()).hint);
}

function demandFree({ declared, merged }: SymbolTable, old: string, now: string, file: string): void {
  const hint = toId(now);
  if (!isId(now) || now === "unknown" || deviceIn(`${now}.yaml`) !== undefined) {
    throw new UsageError(
      `\`${now}\` cannot be an id`,
      isId(hint) && hint !== now
        ? `\`${hint}\` can`
        : "an id has lower-case letters and digits, in words joined by hyphens",
    );
  }
  if (now === old) throw new UsageError(`\`${old}\` is its id already, in ${file}`);
  const there = declared.get(now);
  if (there !== undefined) throw new UsageError(`\`${now}\` is the id of ${there.file}`);
  const bearer = merged.get(now);
  if (bearer !== undefined && bearer !== old) throw new UsageError(`\`${now}\` is a former id of \`${bearer}\``);
}

/** Writes all files before the first is removed: an interruption loses nothing. */
export function writeChanges({ root }: Project, { writes, removes }: Changes): void {
  const host = nodeHost(root);
  host.writeAll(writes.map(({ path, text }) => ({ path, chunks: () => [text] })));
  for (const path of removes) rmSync(join(root, path));
}

function report({ writes, references }: Changes, old: string, now: string, isDry: boolean): string {
  const lines = writes.map(({ path }) => neutral(path));
  const done = `${count(references, "reference")} in ${count(writes.length, "file")}`;
  lines.push(isDry ? `${old} would become ${now}: ${done}` : `${old} is now ${now}: ${done}`);
  return `${lines.join("\n")}\n`;
}
