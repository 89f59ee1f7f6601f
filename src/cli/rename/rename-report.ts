import { deviceIn, isId, toId } from "../../model/ids.ts";
import { renameEntity } from "../../refactor/rename-entity.ts";
import { readSources } from "../../refactor/sources.ts";
import type { SymbolTable } from "../../resolve/symbol-table.ts";
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
  demandFree(symbols, old, now, fileOf(symbols, old));
  const changes = renameEntity(project.host, old, now, sources);
  if (dryRun === undefined) writeChanges(project, changes);
  process.stdout.write(changesText(changes, dryRun ? `${old} would become ${now}` : `${old} is now ${now}`));
  return true;
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
