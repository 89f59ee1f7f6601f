import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Snapshot } from "../host/host.ts";
import { nodeHost } from "../host/node-host.ts";
import { checkOnly } from "../pipeline/check-only.ts";
import { finish } from "../pipeline/steps.ts";
import { type Changes, withChanges } from "../refactor/changes.ts";
import { MEND_FIRST } from "../refactor/may-rename.ts";
import type { Sources } from "../refactor/sources.ts";
import { neutral } from "../report/display.ts";
import { declareSymbols, type SymbolTable } from "../resolve/symbol-table.ts";
import { didYouMean } from "../text/nearest.ts";
import { count } from "../wording/counts.ts";
import { UsageError } from "./failure.ts";
import { reportProblems } from "./problems.ts";
import { CHECKING, clearProgress, showProgress } from "./progress.ts";
import type { Project } from "./project.ts";
import { runProject } from "./run-project.ts";

export function symbolsOf({ schema, documents }: Sources): SymbolTable {
  return declareSymbols(schema, documents);
}

/** The file of an entity that an argument names. */
export function fileOf({ declared, merged }: SymbolTable, id: string): string {
  const found = declared.get(id);
  if (found?.kind === "entity") return found.file;
  if (found !== undefined) throw new UsageError(`\`${id}\` is a fact, in ${found.file}`, "rename its file");
  const present = merged.get(id);
  if (present !== undefined) throw new UsageError(`\`${id}\` is a former id`, `the entity is now \`${present}\``);
  throw new UsageError(`there is no entity \`${id}\``, didYouMean(id, declared.keys()).hint);
}

/** Whether a project has no errors, which are printed: what a broken file refers to is not known. */
export async function isSound(project: Project): Promise<boolean> {
  const checked = await check(project, project.host);
  if (checked.state === "whole") return true;
  process.stderr.write(reportProblems(project.host, checked.diagnostics));
  process.stderr.write(`Nothing was written: ${MEND_FIRST}.\n`);
  return false;
}

/** The errors that changes would make. */
export async function errorsAfter(project: Project, changes: Changes): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await check(project, withChanges(project.host, changes));
  return diagnostics.filter(({ severity }) => severity === "error");
}

async function check(project: Project, snapshot: Snapshot) {
  const onStage = showProgress(CHECKING);
  const data = snapshot.list("data");
  const checked = await runProject(project, `change ${project.root}`, { data }, (input) =>
    finish(checkOnly(snapshot, { ...input, onStage })),
  );
  clearProgress();
  return checked;
}

/** The files that changes write, one a line, and what was done. */
export function changesText({ writes, references }: Changes, done: string): string {
  const counts = `${count(references, "reference")} in ${count(writes.length, "file")}`;
  return [...writes.map(({ path }) => path), `${done}: ${counts}`].map((line) => `${neutral(line)}\n`).join("");
}

/** Writes all files before the first is removed: an interruption loses nothing. */
export function writeChanges({ root }: Project, { writes, removes }: Changes): void {
  nodeHost(root).writeAll(writes.map(({ path, text }) => ({ path, chunks: () => [text] })));
  for (const path of removes) rmSync(join(root, path));
}
