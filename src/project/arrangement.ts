import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { pointerTo } from "../model/pointer.ts";
import type { View, ViewLayout } from "../model/project.ts";
import type { Schema } from "../model/schema.ts";
import { checkKeys, namesAt, placeOf, type Section, sectionAt, wrongKind } from "../schema/section.ts";
import { didYouMean } from "../text/nearest.ts";
import { enumerate } from "../wording/lists.ts";
import { ARRANGE_KEYS } from "./keys.ts";
import { givenTo, KEYED_LAYOUTS, type KeyedLayout, PLAIN_LAYOUTS } from "./layouts.ts";

/** Reports where a view names an entity. */
export type UseEntity = (id: string, pointer: string) => void;

/** How far rings reach. */
export const MOST_STEPS = 6;
const STEPS = 2;

/** What `arrange` says of a view's picture: rows of ids, or a way to lay it out by itself. */
export function arrangementOf(section: Section, schema: Schema, use: UseEntity): Pick<View, "arrange" | "layout"> {
  const value = section.value["arrange"];
  if (value === undefined || Array.isArray(value)) return { arrange: rowsOf(section, use) };
  const layout = typeof value === "string" ? plainLayout(section, value) : layoutAt(section, schema, use);
  return { arrange: [], ...(layout && { layout }) };
}

function plainLayout(section: Section, value: string): ViewLayout | null {
  const by = PLAIN_LAYOUTS.find((name) => name === value);
  if (by === "sides" && !compares(section)) {
    wrongKind(section, "arrange", "`{sides: [a, b]}` where no `lens` compares two voices");
    return null;
  }
  if (by) return { by, of: [], steps: null };
  const hint = didYouMean(value, PLAIN_LAYOUTS);
  section.findings.push(finding("not-in-list", { key: "arrange", value }, placeOf(section, "arrange"), hint));
  return null;
}

/** Under a lens that shows where two voices differ, the two are the sides. */
function compares({ value }: Section): boolean {
  const { lens } = value;
  return typeof lens === "object" && lens !== null && "b" in lens;
}

function layoutAt(section: Section, schema: Schema, use: UseEntity): ViewLayout | null {
  const item = sectionAt(section, "arrange");
  if (!item) return null;
  checkKeys(item, Object.keys(ARRANGE_KEYS), "a view's arrangement");
  const named = KEYED_LAYOUTS.filter((key) => item.value[key] !== undefined);
  const [by] = named;
  if (named.length !== 1 || by === undefined) {
    // A way that is misspelt is not missing as well.
    if (Object.keys(item.value).every((key) => Object.hasOwn(ARRANGE_KEYS, key)))
      wrongKind(section, "arrange", `one of ${enumerate(KEYED_LAYOUTS.map((key) => `\`${key}\``))}`);
    return null;
  }
  const { names, least, most, expected } = givenTo(by);
  const of = names === "entities" ? idsAt(item, by, use) : typesAt(item, by, schema);
  const steps = stepsAt(item, by);
  if (of.length < least || of.length > most) wrongKind(item, by, expected);
  else return { by, of, steps: by === "rings" ? (steps ?? STEPS) : null };
  return null;
}

function idsAt(item: Section, key: KeyedLayout, use: UseEntity): readonly string[] {
  const names = listed(item, key);
  for (const [n, { name, place }] of names.entries()) {
    const isRepeat = names.slice(0, n).some((before) => before.name === name);
    if (isRepeat) item.findings.push(finding("listed-twice", { value: name, key }, place));
    else if ("pointer" in place) use(name, place.pointer);
  }
  return names.map(({ name }) => name);
}

function typesAt(item: Section, key: KeyedLayout, schema: Schema): readonly string[] {
  const types = Object.values(schema.entities).flatMap(({ name, abstract }) => (abstract ? [] : name));
  for (const { name, place } of listed(item, key)) {
    if (types.includes(name)) continue;
    item.findings.push(finding("unknown-type", { type: name }, place, didYouMean(name, types)));
  }
  return listed(item, key).map(({ name }) => name);
}

/** What is not a list of names is reported by how many names there may be. */
function listed(item: Section, key: string): ReturnType<typeof namesAt> {
  const found: Finding[] = [];
  return namesAt({ ...item, findings: found }, key);
}

function stepsAt(item: Section, by: string): number | null {
  const value = item.value["steps"];
  if (value === undefined) return null;
  if (by === "rings" && typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MOST_STEPS)
    return value;
  wrongKind(item, "steps", by === "rings" ? `a whole number from 1 to ${MOST_STEPS}` : "nothing but `rings`");
  return null;
}

function rowsOf(section: Section, use: UseEntity): View["arrange"] {
  const value = section.value["arrange"];
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isRow)) {
    wrongKind(section, "arrange", "rows of ids, such as `[[russia, ~, north-korea], [ukraine]]`");
    return [];
  }
  const placed = new Set<string>();
  for (const [at, row] of value.entries()) {
    for (const [n, id] of row.entries()) {
      if (id === null) continue;
      const pointer = pointerTo(pointerTo(pointerTo(section.pointer, "arrange"), at), n);
      const place: Place = { file: section.file, pointer, on: "value" };
      if (placed.has(id)) section.findings.push(finding("listed-twice", { value: id, key: "arrange" }, place));
      else use(id, pointer);
      placed.add(id);
    }
  }
  return value;
}

function isRow(row: unknown): row is readonly (string | null)[] {
  return Array.isArray(row) && row.every((id) => id === null || typeof id === "string");
}
