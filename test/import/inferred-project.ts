import { expect } from "vitest";
import { parse } from "yaml";
import { checkProject } from "../../src/build.ts";
import { formatProject } from "../../src/fmt/format-project.ts";
import { formatYaml } from "../../src/fmt/format-yaml.ts";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Inferred } from "../../src/import/infer/infer-map.ts";
import type { RuleTally } from "../../src/import/tally.ts";
import { importInferred, inferRows } from "../helpers/infer-rows.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Enough of a schema to guess by, and quickly read. */
export const SCHEMA: Files = {
  "schema/entities/thing.yaml": "label: Thing\nabstract: true\n",
  "schema/entities/source.yaml":
    "label: Source\nextends: thing\nattributes:\n  kind: {enum: [dataset, other], required: true}\n  url: {type: url}\n",
  "schema/entities/state.yaml":
    "label: State\nextends: thing\nattributes:\n  founded: {type: date, claimed: true}\n  capital: {type: text, claimed: true}\n",
  "schema/entities/person.yaml": "label: Person\nplural: People\nextends: thing\nattributes:\n  born: {type: date}\n",
  "schema/entities/place.yaml": "label: Place\nextends: thing\nattributes:\n  coordinates: {type: coordinates}\n",
  "schema/entities/event.yaml": "label: Event\nextends: thing\n",
  "schema/entities/organisation.yaml": "label: Organisation\nextends: thing\n",
};

export interface Tried {
  readonly host: Host;
  readonly inferred: Inferred;
  readonly map: Readonly<Record<string, unknown>>;
  readonly tally: readonly RuleTally[];
  readonly findings: readonly string[];
}

/** Guesses, imports with the guess, and expects all that holds of any guess. */
export async function tryOn(files: Files): Promise<Tried> {
  const names = Object.keys(files);
  const host = memoryHost(new Map(Object.entries({ ...SCHEMA, ...files })));
  const inferred = await inferRows(host, names);
  const text = inferred.map ?? "";
  expect(inferred.findings).toEqual([]);
  expect(formatYaml({ path: "entente.yaml", text }).text).toBe(text);
  const { tally, findings } = await importInferred(host, names);
  for (const { rows, outcomes } of tally) expect(Object.values(outcomes).reduce((a, b) => a + b)).toBe(rows);
  const errors = checkProject(host).diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ name, message }) => [name, message])).toEqual([]);
  expect(formatProject(host).rewrites).toEqual([]);
  expect((await importInferred(host, names)).changes).toEqual([]);
  return { host, inferred, map: parse(text), tally, findings: findings.map(({ name }) => name) };
}

/** Every column is in the report: used, or left out with a reason. */
export function columnsIn({ inferred }: Tried): readonly string[] {
  return [...new Set(inferred.taken.map(({ column }) => column))].sort();
}

/** The rules of the map that is guessed, with the reasons; what is written of the schema; and how many rows each rule makes something of. */
export async function guessed(files: Readonly<Record<string, string>>): Promise<string> {
  const { inferred, tally, findings } = await tryOn(files);
  const map = inferred.map ?? "";
  const schema = inferred.changes.map(({ path, text }) => {
    const { label: _label, description: _description, ...rest } = parse(text);
    return `${path.slice(7)} ${JSON.stringify(rest)}`;
  });
  const counts = tally.slice(1).map(({ rule, rows, outcomes }) => `${rule}: ${outcomes.written} of ${rows}`);
  return [map.slice(map.indexOf("entities:")).trim(), ...schema, counts.join(", "), ...findings].join("\n");
}
