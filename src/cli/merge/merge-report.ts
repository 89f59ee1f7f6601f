import { textOf } from "../../parse/read-folder.ts";
import { withChanges } from "../../refactor/changes.ts";
import { type Merge, mergeEntities } from "../../refactor/merge-entities.ts";
import { readSources } from "../../refactor/sources.ts";
import { neutral } from "../../report/display.ts";
import { reportPretty } from "../../report/pretty.ts";
import { linesFrom } from "../../report/report.ts";
import { changesText, errorsAfter, fileOf, isSound, symbolsOf, writeChanges } from "../change-project.ts";
import { wantsColor } from "../color.ts";
import { UsageError } from "../failure.ts";
import type { Project } from "../project.ts";
import type { MergeFlags } from "./flags.ts";

/** Merges two entities and says what changed. Whether it could: it writes nothing where they contradict or an error would come of it. */
export async function mergeAndReport(
  project: Project,
  old: string,
  into: string,
  { prefer, rivals, dryRun }: MergeFlags,
): Promise<boolean> {
  if (old === into) throw new UsageError(`\`${old}\` cannot be merged into itself`);
  if (prefer !== undefined && prefer !== old && prefer !== into) {
    throw new UsageError(`--prefer takes \`${old}\` or \`${into}\`, not \`${prefer}\``);
  }
  if (prefer !== undefined && rivals) throw new UsageError("--prefer and --rivals exclude one another");
  if (!(await isSound(project))) return false;
  const sources = readSources(project.host);
  const symbols = symbolsOf(sources);
  for (const id of [old, into]) fileOf(symbols, id);
  const preferred = rivals ? "both" : prefer === undefined ? null : prefer === old ? "old" : "into";
  const merge = mergeEntities(project.host, old, into, preferred, sources);
  const { changes, contradictions } = merge;
  if (contradictions.length > 0 && (preferred === null || preferred === "both")) {
    process.stderr.write(contradictionsText(merge, old, into));
    return false;
  }
  const errors = await errorsAfter(project, changes);
  if (errors.length > 0) {
    const after = withChanges(project.host, changes);
    const linesOf = linesFrom((path) => textOf(after, path));
    process.stderr.write(
      reportPretty({ diagnostics: errors, files: changes.writes.length, linesOf, color: wantsColor(process.stderr) }),
    );
    process.stderr.write("Nothing was written: the merge would leave these errors.\n");
    return false;
  }
  if (dryRun === undefined) writeChanges(project, changes);
  const done = dryRun ? `${old} would be merged into ${into}` : `${old} is merged into ${into}`;
  process.stdout.write(changesText(changes, done));
  return true;
}

function contradictionsText({ contradictions }: Merge, old: string, into: string): string {
  const lines = contradictions.map(({ file, key, ...said }) =>
    neutral(`${file}: \`${key}\` is ${said.into} of ${into}, and ${said.old} of ${old}`),
  );
  lines.push(
    `Nothing was written: ${old} and ${into} contradict each other. Mend the files, or name whose values are kept:`,
    `  entente merge ${old} ${into} --prefer ${into}`,
  );
  return `${lines.join("\n")}\n`;
}
