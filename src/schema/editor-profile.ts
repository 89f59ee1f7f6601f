import { BASES, BASIS, CLAIM_KEYS } from "../model/claim.ts";
import { UNKNOWN } from "../model/entity.ts";
import type { JsonSchema } from "../model/json-schema.ts";
import { GRAMMARS } from "../model/kinds/index.ts";
import { addTo } from "../model/lists-by-key.ts";
import { compareText } from "../model/order.ts";
import { isA, pairingOf, type Schema } from "../model/schema.ts";
import { STANCE, STANCES } from "../model/stance.ts";
import { relationsFrom } from "./check-profile.ts";
import { CLAIM_TEXTS } from "./data-keys.ts";
import { CLAIM_KEY_SCHEMAS, entitySchema, entrySchema, factSchema, sharedSchemas } from "./json-schema.ts";

/** What an editor needs to know of an entity to offer it. */
export interface EntityName {
  readonly id: string;
  readonly type: string;
  readonly name: string;
}

/** Claim keys are the same everywhere: written out once, and referred to. */
const NAMED: ReadonlyMap<unknown, string> = new Map(CLAIM_KEYS.map((key) => [CLAIM_KEY_SCHEMAS[key], `key-${key}`]));

/** What each value of an enum means, by the name of its schema. */
const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  stance: STANCES.map((stance) => STANCE[stance].meaning),
  basis: BASES.map((basis) => BASIS[basis]),
};

/** What each value of a shared enum means, in its order; empty where its words say it. */
export function meaningsOf(name: string): readonly string[] {
  return MEANINGS[name] ?? [];
}

/** Above this, an editor is told the shape of ids only: it would choke on the list. */
const MAX_IDS = 2000;

/**
 * A JSON Schema that yaml-language-server completes from: `anyOf` in the place of if/then (with which it offers nothing), the
 * ids of a project's entities as enums, names as their descriptions. The order of the entities does not matter.
 */
export function editorProfile(schema: Schema, entities: readonly EntityName[]): JsonSchema {
  const types = Object.values(schema.entities).filter((type) => !type.abstract);
  const relations = Object.values(schema.relations).filter((relation) => pairingOf(relation) === null);
  const groups = new Map<string, JsonSchema>();
  const byType = entitiesByType(entities);
  const group = (wanted: readonly string[]): string => {
    const name = `id-${wanted.toSorted().join("-or-")}`;
    // A source that no one names is not a source.
    const isNamed = wanted.every((type) => isA(schema, type, ["source"]));
    if (!groups.has(name))
      groups.set(
        name,
        idSchema(
          [...byType].filter(([type]) => isA(schema, type, wanted)),
          isNamed,
        ),
      );
    return name;
  };
  const convert = (part: JsonSchema): JsonSchema => forEditor(part, group) as JsonSchema;

  const entityFiles = types.map((type) => {
    const whole = convert(entitySchema(type, schema.relations));
    const offered = relationsFrom(schema, type).map(({ name }) => [name, { $ref: `#/$defs/entries-${name}` }]);
    return {
      title: type.label,
      ...whole,
      properties: {
        ...(whole["properties"] as JsonSchema),
        type: { const: type.name, markdownDescription: type.description },
        relations: { type: "object", properties: Object.fromEntries(offered), additionalProperties: false },
      },
    };
  });
  const factFiles = relations.map((relation) => ({ title: relation.label, ...convert(factSchema(relation)) }));
  const entries = relations.map((relation) => [
    `entries-${relation.name}`,
    { markdownDescription: relation.description || relation.label, ...convert(entrySchema(relation)) },
  ]);
  const claimKeys = CLAIM_KEYS.map((key) => {
    const own = convert({ ...CLAIM_KEY_SCHEMAS[key] });
    return [`key-${key}`, { ...own, markdownDescription: CLAIM_TEXTS[key].text }];
  });
  const shared = sharedSchemas().map((one) => {
    const name = String(one["$id"]).replace("entente:", "");
    const meanings = MEANINGS[name];
    return [name, { ...withoutId(convert(one)), ...(meanings && { markdownEnumDescriptions: meanings }) }];
  });
  group(["thing"]);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Entente: one entity or one fact",
    anyOf: [...entityFiles, ...factFiles],
    $defs: Object.fromEntries([...entries, ...claimKeys, ...shared, ...groups]),
  };
}

function entitiesByType(entities: readonly EntityName[]): ReadonlyMap<string, readonly EntityName[]> {
  const byType = new Map<string, EntityName[]>();
  for (const entity of entities) {
    addTo(byType, entity.type, entity);
  }
  return byType;
}

/** @param types the entities of each type that fits */
function idSchema(
  types: readonly (readonly [type: string, entities: readonly EntityName[]])[],
  isNamed: boolean,
): JsonSchema {
  return (
    listedIds(
      types.flatMap(([, entities]) => entities),
      isNamed,
    ) ?? { $ref: "#/$defs/id" }
  );
}

/** Ids to choose from, with names, and `unknown` unless only what has a name will do; undefined where there are none, or more than an editor can list. */
export function listedIds(entities: readonly EntityName[], isNamed = false): JsonSchema | undefined {
  if (entities.length === 0 || entities.length > MAX_IDS) return undefined;
  const sorted = [...entities].sort((a, b) => compareText(a.id, b.id));
  const named = isNamed
    ? sorted
    : [...sorted, { id: UNKNOWN, type: "", name: "a person or thing that no source names" }];
  return {
    enum: named.map(({ id }) => id),
    markdownEnumDescriptions: named.map(({ name, type }) => (type === "" ? name : `${name} (${type})`)),
  };
}

/** Rewrites if/then/else on the kind of a value into `anyOf`, and references to ids into lists of them. */
function forEditor(part: unknown, group: (types: readonly string[]) => string): unknown {
  if (Array.isArray(part)) return part.map((item) => forEditor(item, group));
  if (typeof part !== "object" || part === null) return part;
  const named = NAMED.get(part);
  if (named !== undefined) return { $ref: `#/$defs/${named}` };
  const { if: condition, then, else: otherwise, ...rest } = part as JsonSchema;
  const reference = rest["$ref"];
  if (typeof reference === "string") {
    const { description } = rest;
    const types = rest["x-ref"];
    const name = Array.isArray(types) ? group(types) : reference.replace("entente:", "");
    const one = { $ref: `#/$defs/${name}`, ...(description !== undefined && { markdownDescription: description }) };
    const isList = (reference === "entente:ids" || reference === "entente:ids-or-none") && Array.isArray(types);
    return isList ? { anyOf: [one, { type: "array", items: one }] } : one;
  }
  const kept = Object.entries(rest)
    .filter(([key]) => !key.startsWith("x-") && !(key === "uniqueItems"))
    .map(([key, value]) => [
      key === "description" && typeof value === "string" ? "markdownDescription" : key,
      forEditor(value, group),
    ]);
  for (const { keyword, help } of GRAMMARS) {
    const text = Object.hasOwn(rest, keyword) ? help(rest[keyword]) : null;
    if (text !== null) kept.push(["markdownDescription", text]);
  }
  // Only a choice by kind of value (`if: {type}`) is a choice for editors; other conditions only report mistakes.
  if (condition !== undefined && "type" in (condition as object)) {
    const options = [then, otherwise].map((option) => forEditor(option, group)).flatMap(flatten);
    kept.push(["anyOf", options.reverse()]);
  }
  return Object.fromEntries(kept);
}

function flatten(option: unknown): unknown[] {
  const nested = typeof option === "object" && option !== null ? (option as JsonSchema)["anyOf"] : undefined;
  return Array.isArray(nested) && Object.keys(option as object).length === 1 ? nested.toReversed() : [option];
}

function withoutId(schema: JsonSchema): JsonSchema {
  const { $id: _, ...rest } = schema;
  return rest;
}
