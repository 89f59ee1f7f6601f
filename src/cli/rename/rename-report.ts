import { refuseId } from "../../refactor/may-rename.ts";
import { renameEntity } from "../../refactor/rename-entity.ts";
import { readSources } from "../../refactor/sources.ts";
import { changesText, fileOf, isSound, symbolsOf, writeChanges } from "../change-project.ts";
import { UsageError } from "../failure.ts";
import type { Project } from "../project.ts";
import type { RenameFlags } from "./flags.ts";

/** Renames an entity and says what changed. Whether it could: a project that has errors is left alone. */
export async function renameAndReport(
  project: Project,
  old: string,
  now: string,
  { dryRun }: RenameFlags,
): Promise<boolean> {
  if (!(await isSound(project))) return false;
  const sources = readSources(project.host);
  const symbols = symbolsOf(sources);
  const refusal = refuseId(symbols, old, now, fileOf(symbols, old));
  if (refusal !== null) throw new UsageError(refusal.message, refusal.hint);
  const changes = renameEntity(project.host, old, now, sources);
  if (dryRun === undefined) writeChanges(project, changes);
  process.stdout.write(changesText(changes, dryRun ? `${old} would become ${now}` : `${old} is now ${now}`));
  return true;
}
