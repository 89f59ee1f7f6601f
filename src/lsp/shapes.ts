import { mapProfile } from "../import/map/map-profile.ts";
import type { JsonSchema } from "../model/json-schema.ts";
import { isMapping } from "../model/mapping.ts";
import type { Known } from "../pipeline/workspace.ts";
import { PROJECT_FILE } from "../project/keys.ts";
import { projectProfile } from "../project/project-profile.ts";
import { checkProfile } from "../schema/check-profile.ts";
import { entityTypeProfile, familiesProfile, relationTypeProfile } from "../schema/schema-file-profile.ts";

/** Finds in the JSON Schemas of a project what may be written at a place of a file. */
export interface Shapes {
  /**
   * The schemas of what a path leads to: each way in which it may be written.
   *
   * @param type what the file says under `type`
   */
  at(file: string, type: unknown, path: readonly (string | number)[]): readonly JsonSchema[];
}

export function shapesOf({ schema, entities }: Known): Shapes {
  const data = checkProfile(schema);
  const profiles = new Map<string, JsonSchema>();
  const profile = (name: string, make: () => JsonSchema): JsonSchema => {
    const made = profiles.get(name) ?? make();
    profiles.set(name, made);
    return made;
  };
  const rootOf = (file: string, type: unknown): JsonSchema => {
    if (file === PROJECT_FILE) return profile("project", () => projectProfile(schema, entities));
    if (file.startsWith("schema/entities/")) return profile("entity", () => entityTypeProfile(schema));
    if (file.startsWith("schema/relations/")) return profile("relation", () => relationTypeProfile(schema));
    if (file.startsWith("imports/")) return profile("map", () => mapProfile(schema));
    if (file.startsWith("schema/")) return profile("families", familiesProfile);
    const own = [`entity-${type}`, `fact-${type}`].map((name) => definition(data, name)).find((one) => one !== null);
    return own ?? { properties: data["properties"] };
  };
  return {
    at: (file, type, path) =>
      path.reduce<readonly JsonSchema[]>(
        (ways, token) => ways.flatMap((way) => child(way, token)).flatMap((one) => waysOf(one, data)),
        waysOf(rootOf(file, type), data),
      ),
  };
}

/** Whether a value that may be written so is the id of an entity. */
export function isReference(ways: readonly JsonSchema[], value: string): boolean {
  return ways.some(
    ({ "x-ref": types, "x-def": from, enum: listed }) =>
      Array.isArray(types) || from === "id" || (Array.isArray(listed) && listed.includes(value)),
  );
}

/** The keys that a mapping may have beside those it has, each with its schema. */
export function openKeys(ways: readonly JsonSchema[], taken: readonly string[]): ReadonlyMap<string, JsonSchema> {
  const keys = new Map<string, JsonSchema>();
  const barred = new Set(taken);
  for (const way of ways) {
    const { properties, "x-needs": needs } = way;
    if (!isMapping(properties)) continue;
    const isSo = Array.isArray(needs) && needs.every((key) => taken.includes(key));
    for (const [key, value] of Object.entries(properties)) {
      if (isMapping(value)) keys.set(key, { ...keys.get(key), ...value });
      else if (isSo) barred.add(key);
    }
  }
  for (const key of barred) keys.delete(key);
  return keys;
}

function child({ properties, additionalProperties, items, ...list }: JsonSchema, token: string | number): JsonSchema[] {
  // Of a list of references, the types are said of the whole.
  if (typeof token === "number") return isMapping(items) ? [{ ...passed(list), ...items }] : [];
  const own = isMapping(properties) && Object.hasOwn(properties, token) ? properties[token] : additionalProperties;
  return isMapping(own) ? [own] : [];
}

function definition({ $defs }: JsonSchema, name: string): JsonSchema | null {
  const found = isMapping($defs) && Object.hasOwn($defs, name) ? $defs[name] : null;
  return isMapping(found) ? found : null;
}

/** A schema without references and conditions: each way in which it can be met. `x-def`: the shared schema that it comes from. */
function waysOf(schema: JsonSchema, data: JsonSchema): JsonSchema[] {
  const { $ref, if: condition, then, else: otherwise, anyOf, ...own } = schema;
  const name = typeof $ref === "string" ? $ref.replace(/^#\/\$defs\/|^entente:/, "") : null;
  const referred = name === null ? null : definition(data, name);
  const needs = isMapping(condition) && { "x-needs": condition["required"] };
  const inner = [
    ...(referred ? waysOf(referred, data).map((way) => ({ "x-def": name, ...way, ...own })) : []),
    ...(isMapping(then) ? waysOf(then, data).map((way) => ({ ...way, ...needs })) : []),
    ...(isMapping(otherwise) ? waysOf(otherwise, data) : []),
    ...(Array.isArray(anyOf) ? anyOf.filter(isMapping).flatMap((one) => waysOf(one, data)) : []),
  ];
  return [own, ...inner.map((way) => ({ ...passed(own), ...way }))];
}

/** What is said of a value beside the schema that it refers to. */
function passed(own: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(own).filter(([key]) => key === "x-ref" || key === "x-quantity"));
}
