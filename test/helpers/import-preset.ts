import { expect } from "vitest";
import { checkProject } from "../../src/build.ts";
import { formatProject } from "../../src/fmt/format-project.ts";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { FileChange } from "../../src/import/merge/merge-files.ts";
import { PRESETS, type PresetOutcome, preparePreset } from "../../src/import/presets/run-preset.ts";
import { CellSpans } from "../../src/import/tables/cell-spans.ts";
import type { RuleTally } from "../../src/import/tally.ts";
import { shippedSchema } from "./shipped-schema.ts";

/** A project with the schema that is shipped, and files of its own. */
export function newProject(files: Readonly<Record<string, string>> = {}): Host {
  return memoryHost(new Map([...shippedSchema(), ...Object.entries(files)]));
}

export function textIn(host: Host, path: string): string {
  return new TextDecoder().decode(host.read(path));
}

/** `check` has no error to report, and `fmt` nothing to change. */
export function expectSound(host: Host): void {
  const { diagnostics } = checkProject(host);
  expect(diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
  const isOurs = (path: string): boolean => path.startsWith("data/") || /relations\/(?:owns|uses)|tool/.test(path);
  expect(formatProject(host, isOurs).rewrites).toEqual([]);
}

/** A file of JSON texts, one a line. */
export const lines = (...objects: readonly object[]): string =>
  objects.map((one) => `${JSON.stringify(one)}\n`).join("");

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
