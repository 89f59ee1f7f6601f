import { expect } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { importRows } from "../helpers/import-rows.ts";

/** Enough of a schema for each kind of claim. */
const SCHEMA = {
  "schema/entities/thing.yaml": "label: Thing\nabstract: true\n",
  "schema/entities/source.yaml":
    "label: Source\nextends: thing\nattributes:\n  kind: {enum: [dataset, other], required: true}\n  date: {type: date}\n",
  "schema/entities/actor.yaml": "label: Actor\nabstract: true\nextends: thing\n",
  "schema/entities/state.yaml":
    "label: State\nextends: actor\nattributes:\n  tags: {type: text, list: true}\n  capital: {ref: [place]}\n  towns: {ref: [place], list: true}\n",
  "schema/entities/place.yaml": "label: Place\nextends: thing\n",
  "schema/relations/visits.yaml":
    "label: visits\ninverse: visited by\ndomain: [state]\nrange: [place]\nqualifiers:\n  how: {type: text}\n  guides: {ref: [state], list: true}\n  days: {type: number}\n",
  "schema/relations/meets.yaml": "label: meets\nsymmetric: true\ndomain: [state]\nrange: [place]\n",
  "schema/relations/likes.yaml":
    "label: likes\ninverse: liked by\ndomain: [state]\nrange: [place]\nkey: [how]\nqualifiers:\n  how: {type: text}\n",
  "schema/relations/founded.yaml": "label: founded\ndomain: [state]\nvalue: date\n",
  "data/atlas.yaml": "type: source\nname: Atlas\nkind: dataset\n",
  "data/peru.yaml": "type: state\nname: Peru\n",
  "data/chad.yaml": "type: state\nname: Chad\n",
  "data/mali.yaml": "type: state\nname: Mali\n",
  "data/rome.yaml": "type: place\nname: Rome\n",
  "data/oslo.yaml": "type: place\nname: Oslo\n",
};

/** What of an import is told: its findings, its counts, and the files that it writes. */
export async function imported(map: string, rows: string, files: Readonly<Record<string, string>> = {}) {
  const host = memoryHost(
    new Map(Object.entries({ ...SCHEMA, ...files, "imports/map.yaml": map, "imports/rows.csv": rows })),
  );
  const { changes, findings, tally, notes, vanished } = await importRows(host);
  const texts = Object.fromEntries(
    changes.flatMap(({ path, text }) => (path.endsWith(".ndjson") ? [] : [[path, text]])),
  );
  const counts = tally.map(({ rule, rows: all, outcomes }) =>
    [rule, all, ...Object.entries(outcomes).flatMap(([one, n]) => (n > 0 ? [`${n} ${one}`] : []))].join(" "),
  );
  const told = findings.map(({ name, message, hint, place }) => ({
    name,
    message,
    ...(hint !== undefined && { hint }),
    at: "start" in place ? `${Math.floor(place.start / 2 ** 20)}:${(place.start % 2 ** 20) + 1}` : place.pointer,
  }));
  host.writeAll(changes.map(({ path, text }) => ({ path, chunks: () => [text] })));
  const faults = checkProject(host).diagnostics.filter(({ severity }) => severity === "error");
  expect(faults.map(({ message }) => message)).toEqual([]);
  return { texts, counts, told, notes, vanished, again: async () => (await importRows(host)).changes };
}
