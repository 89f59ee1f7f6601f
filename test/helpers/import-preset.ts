import type { Host } from "../../src/host/host.ts";
import type { FileChange } from "../../src/import/merge/merge-files.ts";
import { PRESETS, type PresetOutcome, preparePreset } from "../../src/import/presets/run-preset.ts";
import { CellSpans } from "../../src/import/tables/cell-spans.ts";
import type { RuleTally } from "../../src/import/tally.ts";

/** What an import comes to, with the files that it wrote. */
export interface ImportedPreset extends PresetOutcome {
  readonly changes: readonly FileChange[];
}

/** Imports a text of a format that needs no map into a project, and writes it. */
export async function importPreset(
  host: Host,
  preset: keyof typeof PRESETS,
  text: string,
  name: string = "origin",
): Promise<ImportedPreset> {
  const files = [{ name: `${name}.json`, text }];
  const prepared = await preparePreset({ host, preset: PRESETS[preset], name, files, spans: new CellSpans() });
  const changes = [...prepared.changes()];
  host.writeAll(changes.map(({ path, text: made }) => ({ path, chunks: () => [made] })));
  return { ...prepared.outcome(), changes };
}

/** `rule: rows written` of each rule, those that wrote none with what became of their rows. */
export function outcomesOf(tally: readonly RuleTally[]): readonly string[] {
  return tally.map(({ rule, rows, outcomes }) => {
    const done = Object.entries(outcomes).flatMap(([outcome, count]) => (count > 0 ? `${count} ${outcome}` : []));
    return `${rule}: ${rows} rows, ${done.join(", ")}`;
  });
}
