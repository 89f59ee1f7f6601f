import type { Finding } from "../../src/diagnostics/diagnostic.ts";
import type { Schema } from "../../src/model/schema.ts";
import { checkRules, resolve } from "../helpers/resolve.ts";
import { docs, schema as tiny } from "../resolve/tiny-schema.ts";

export type Files = Record<string, Record<string, unknown>>;

const world: Files = {
  russia: { type: "state", name: "Russia" },
  korea: { type: "state", name: "North Korea" },
  nato: { type: "organisation", name: "NATO" },
  news: { type: "source", name: "News", kind: "news", date: "2024-10-20" },
  weakness: { type: "thesis", name: "Weakness" },
};

/**
 * What the rules find in a small world with these files over it: two states, an organisation, a source and a thesis.
 *
 * @param failed leaves out what is missing, as where something is broken elsewhere
 */
export function found(files: Files, failed = true, schema: Schema = tiny): readonly Finding[] {
  const resolved = resolve(schema, docs({ ...world, ...files }));
  const elsewhere: Finding = { name: "yaml-syntax", message: "", place: { file: "data/other.yaml", start: 0, end: 0 } };
  const earlier = failed ? [...resolved.findings, elsewhere] : resolved.findings;
  return [...resolved.findings, ...checkRules(resolved, schema, earlier)];
}

export function names(files: Files, failed = true): string[] {
  return found(files, failed).map(({ name }) => name);
}

/** Each finding as its name and where it is: `data/` and `.yaml` of its file are left out. */
export function places(files: Files, failed = true, schema: Schema = tiny): string[] {
  return found(files, failed, schema).map(({ name, place, related = [] }) =>
    [name, ...[place, ...related.map((one) => one.place)].map(textOf)].join(" "),
  );
}

function textOf(place: Finding["place"]): string {
  const part = "part" in place && place.part !== undefined ? ` (${place.part})` : "";
  return `${place.file.slice("data/".length, -".yaml".length)}${"pointer" in place ? place.pointer : ""}${part}`;
}

/** A state with these relations. */
export function japan(relations: Record<string, unknown>): Files {
  return { japan: { type: "state", name: "Japan", relations } };
}
