import type { Host } from "../../src/host/host.ts";
import { CellSpans } from "../../src/import/cell-spans.ts";
import { PRESETS, type PresetOutcome, runPreset } from "../../src/import/presets/run-preset.ts";
import type { RuleTally } from "../../src/import/tally.ts";

/** Imports a text of a format that needs no map into a project, and writes it. */
export async function importPreset(
  host: Host,
  preset: keyof typeof PRESETS,
  text: string,
  name: string = "origin",
): Promise<PresetOutcome> {
  const files = [{ name: `${name}.json`, text }];
  const outcome = await runPreset({ host, preset: PRESETS[preset], name, files, spans: new CellSpans() });
  host.writeAll(outcome.changes.map(({ path, text: made }) => ({ path, chunks: () => [made] })));
  return outcome;
}

/** `rule: rows written` of each rule, those that wrote none with what became of their rows. */
export function outcomesOf(tally: readonly RuleTally[]): readonly string[] {
  return tally.map(({ rule, rows, outcomes }) => {
    const done = Object.entries(outcomes).flatMap(([outcome, count]) => (count > 0 ? `${count} ${outcome}` : []));
    return `${rule}: ${rows} rows, ${done.join(", ")}`;
  });
}
