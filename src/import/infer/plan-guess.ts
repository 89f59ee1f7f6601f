import type { Snapshot } from "../../host/host.ts";
import { parseDate } from "../../model/dates.ts";
import type { Field, Schema } from "../../model/schema.ts";
import { toDate } from "../collect/cell-values.ts";
import type { RelationWanted } from "../presets/drafts.ts";
import type { Property } from "../presets/plan-fields.ts";
import { planTypes, type SchemaPlan, type WantedEntities, type WantedRelation } from "../presets/plan-schema.ts";
import type { FieldGuess, Guess, RelationGuess, ThingGuess } from "./guess.ts";
import { baseOf } from "./sheet.ts";

/** The property that holds latitude and longitude. */
export const COORDINATES = "coordinates";

/** Finds the types and fields for all that is guessed, or makes them. */
export function planGuess(host: Snapshot, schema: Schema, origin: string, { things, relations }: Guess): SchemaPlan {
  return planTypes(host, schema, origin, {
    entities: wantedEntities(schema, things),
    typeOf: () => () => undefined,
    relations: (names) => wantedRelations(relations, (type) => names.get(type) ?? type),
  });
}

function wantedEntities(schema: Schema, things: readonly ThingGuess[]): ReadonlyMap<string, WantedEntities> {
  const wanted = new Map<string, WantedEntities>();
  const root = schema.entities["thing"] ? "thing" : (Object.keys(schema.entities)[0] ?? "thing");
  for (const { type, fields, coordinates, read } of things) {
    const origin = read.sheet.table.file ?? read.sheet.table.name;
    const known = wanted.get(type) ?? {
      type: { name: type, label: labelOf(type, "-"), extends: root, origin: baseOf(origin) },
      properties: new Map(),
    };
    wanted.set(type, known);
    for (const field of fields) addProperty(known.properties, field);
    if (coordinates)
      known.properties.set(COORDINATES, propertyOf(COORDINATES, new Set(["0, 0"]), false, { kind: "coordinates" }));
  }
  return wanted;
}

/** The names of the relation types that one rule is about. */
export function typesOf({ typeColumn, words, type }: RelationGuess): readonly string[] {
  return typeColumn === null ? [type] : [...new Set(Object.values(words))];
}

function wantedRelations(
  guesses: readonly RelationGuess[],
  nameOf: (type: string) => string,
): ReadonlyMap<string, WantedRelation> {
  const wanted = new Map<string, WantedRelation>();
  for (const guess of guesses) {
    if (guess.isValue) continue;
    for (const type of typesOf(guess)) {
      const known = wanted.get(type) ?? {
        type: relationWanted(guess, type),
        properties: new Map(),
        from: new Set(),
        to: new Set(),
        isOwn: false,
      };
      wanted.set(type, known);
      for (const one of guess.from.types) known.from.add(nameOf(one));
      for (const one of guess.to.types) known.to.add(nameOf(one));
      known.isOwn ||= guess.isOwn;
      for (const field of guess.fields) addProperty(known.properties, field);
    }
  }
  return wanted;
}

function relationWanted(guess: RelationGuess, type: string): RelationWanted {
  const label = type.replaceAll("_", " ");
  return {
    name: type,
    label,
    // None is known: as the same as the label, it is not written.
    inverse: label,
    origin: baseOf(guess.read.sheet.table.file ?? guess.read.sheet.table.name),
    ...(guess.isSymmetric && { symmetric: true }),
    ...(guess.isEvent && { time: "event" }),
    key: guess.keyFields,
  };
}

function labelOf(type: string, between: string): string {
  const text = type.replaceAll(between, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function addProperty(properties: Map<string, Property>, { column, values }: FieldGuess): void {
  const [type, texts] = fieldType(values, [...column.counts.keys()]);
  const isList = column.isList || (values.is === "text" && values.split !== null);
  const known = properties.get(column.name);
  if (known === undefined) {
    properties.set(column.name, propertyOf(column.name, new Set(texts), isList, type));
    return;
  }
  const all = new Set([...known.texts, ...texts]);
  const isSame = known.type?.kind === type.kind;
  const both: Field["type"] = !isSame ? { kind: "text" } : "values" in type ? { ...type, values: [...all] } : type;
  properties.set(column.name, propertyOf(column.name, all, known.isList || isList, both));
}

function propertyOf(name: string, texts: Set<string>, isList: boolean, type: Field["type"]): Property {
  return { name, texts, isList, kinds: new Set([null]), type };
}

/** The kind of value that a field is to have, and its values as they are written. */
function fieldType(
  values: FieldGuess["values"],
  texts: readonly string[],
): readonly [Field["type"], readonly string[]] {
  switch (values.is) {
    case "number":
    case "boolean":
    case "url":
    case "coordinates":
      return [{ kind: values.is }, texts];
    case "enum":
      return [{ kind: "enum", values: [...values.values] }, texts];
    case "date": {
      const dates = texts.map((text) => toDate(text, values.pattern)).filter((date) => parseDate(date) !== null);
      return [{ kind: "date" }, dates];
    }
    case "text":
      return [
        { kind: "text" },
        values.split === null
          ? texts
          : texts.flatMap((text) => text.split(values.split ?? "").map((part) => part.trim())),
      ];
    case "long":
    case "nested":
    case "empty":
      return [{ kind: "text" }, texts];
  }
}
