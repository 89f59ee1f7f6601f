import { BASES, CLAIM_KEYS, type ClaimKey, CREDIBILITY } from "../model/claim.ts";
import { FACT_ID_PATTERN, SPELL_PATTERN } from "../model/ids.ts";
import type { JsonSchema } from "../model/json-schema.ts";
import { isRef, KINDS, kindOf } from "../model/kinds/index.ts";
import { LANGUAGE, LANGUAGE_TAG } from "../model/language.ts";
import {
  type EntityType,
  type Field,
  isSettled,
  type RelationType,
  relationOfAttribute,
  type Schema,
  type ValueType,
} from "../model/schema.ts";
import { STANCES } from "../model/stance.ts";
import { SUPPORT } from "../model/support.ts";
import { ALIAS_KEYS, ASSESSMENT_KEYS, ENTITY_KEYS, FACT_KEYS } from "./data-keys.ts";
import type { KeyTexts } from "./key-text.ts";

/** With the words that editors show. */
function says<K extends string>(keys: KeyTexts<K>, schemas: Readonly<Record<K, JsonSchema>>): Record<K, JsonSchema> {
  const names = Object.keys(keys) as K[];
  const all = names.map((key) => [key, { ...schemas[key], description: keys[key].text }]);
  return Object.fromEntries(all) as Record<K, JsonSchema>;
}

/** What most fields share, compiled once and referred to. */
const ID: JsonSchema = { $ref: "entente:id" };
const IDS: JsonSchema = { $ref: "entente:ids" };
const TEXT: JsonSchema = valueSchema({ kind: "text" });
const DATE: JsonSchema = valueSchema({ kind: "date" });
const FLAG: JsonSchema = valueSchema({ kind: "boolean" });

const FORMER_IDS: JsonSchema = oneOrMore({ $ref: "entente:fact-id" });

/** The schemas that the others refer to by `$id`. */
export function sharedSchemas(): JsonSchema[] {
  return [
    ...Object.values(KINDS).flatMap(({ shared }) => shared ?? []),
    { $id: "entente:ids", ...oneOrMore(ID) },
    {
      $id: "entente:ids-or-none",
      if: { type: "array" },
      ...thenElse({ type: "array", items: ID, uniqueItems: true }, ID),
    },
    { $id: "entente:stance", ...valueSchema({ kind: "enum", values: STANCES }) },
    { $id: "entente:basis", ...valueSchema({ kind: "enum", values: BASES }) },
    { $id: "entente:credibility", enum: CREDIBILITY, "x-kind": "enum" },
    { $id: "entente:spell", type: ["string", "integer"], pattern: SPELL_PATTERN, "x-kind": "spell" },
    { $id: "entente:fact-id", type: "string", pattern: FACT_ID_PATTERN, "x-kind": "fact-id" },
    { $id: "entente:locator", type: ["string", "number"], "x-locator": true, "x-kind": "locator" },
    {
      $id: "entente:assessment",
      type: "object",
      properties: says(ASSESSMENT_KEYS, { support: valueSchema({ kind: "enum", values: SUPPORT }), why: TEXT }),
      required: ["support", "why"],
      additionalProperties: false,
      "x-owner": "an assessment",
    },
  ];
}

/** The schema of one value. */
function valueSchema(type: ValueType): JsonSchema {
  return kindOf(type).jsonSchema(type);
}

/** The schema of a field: one value or, where declared, a list. */
export function fieldSchema(field: Field): JsonSchema {
  const one = valueSchema(field.type);
  const whole =
    field.list && isRef(field.type) ? { ...IDS, "x-ref": field.type.types } : field.list ? oneOrMore(one) : one;
  return field.description === "" ? whole : { ...whole, description: field.description };
}

/**
 * The same of an attribute: an empty list of references says that there are none, and where it may be claimed, its value may be an entry of its
 * relation type, or several.
 */
function attributeSchema(field: Field, relations: Schema["relations"]): JsonSchema {
  const schema = fieldSchema(field);
  const relation = relationOfAttribute(relations, field);
  if (relation !== null) {
    const full = { ...entryFull(relation), "x-kind": "claimed" };
    const one = { if: { type: "object" }, ...thenElse(full, schema) };
    return { if: { type: "array" }, ...thenElse({ type: "array", items: full, minItems: 1 }, one) };
  }
  return field.list && isRef(field.type) && !field.required ? { ...schema, $ref: "entente:ids-or-none" } : schema;
}

/** `x` or `[x, y]`. */
export function oneOrMore(one: JsonSchema): JsonSchema {
  return {
    if: { type: "array" },
    ...thenElse({ type: "array", items: one, minItems: 1, uniqueItems: true }, one),
  };
}

/** The keywords `then` and `else`; set one by one because an object literal with `then` looks like a promise to linters. */
export function thenElse(then: JsonSchema, otherwise?: JsonSchema): JsonSchema {
  const keywords = new Map<string, JsonSchema>().set("then", then);
  if (otherwise) keywords.set("else", otherwise);
  return Object.fromEntries(keywords);
}

/** One value, or one for each source: two sources may have it in the same place. */
function ofEachSource(one: JsonSchema): JsonSchema {
  return { if: { type: "array" }, ...thenElse({ type: "array", items: one, minItems: 1 }, one) };
}

/** Claim keys: who says so, how, where. Each is an object of its own, the same for all relation types. */
export const CLAIM_KEY_SCHEMAS: Readonly<Record<ClaimKey, JsonSchema>> = {
  by: { ...IDS, "x-ref": ["actor"] },
  stance: { $ref: "entente:stance" },
  basis: { $ref: "entente:basis" },
  credibility: { $ref: "entente:credibility" },
  source: { ...IDS, "x-ref": ["source"] },
  said: { ...DATE },
  relays: { ...IDS, "x-ref": ["actor"] },
  at: ofEachSource({ $ref: "entente:locator" }),
  quote: ofEachSource(TEXT),
  note: { ...TEXT },
};

/** The value under a relation's key: an entry or a list of entries. */
export function entrySchema(relation: RelationType): JsonSchema {
  const one = { if: { type: "object" }, ...thenElse(entryFull(relation), targetSchema(relation)) };
  return { if: { type: "array" }, ...thenElse({ type: "array", items: one, minItems: 1 }, one) };
}

/** An entry that is a mapping. */
function entryFull(relation: RelationType): JsonSchema {
  const end = relation.value ? "value" : "to";
  return entryObject(relation, { [end]: targetSchema(relation) }, end, `an entry of \`${relation.name}\``);
}

/** A file that holds one fact. */
export function factSchema(relation: RelationType): JsonSchema {
  const target = targetSchema(relation);
  const end = relation.value ? "value" : "to";
  const type = { const: relation.name, description: FACT_KEYS.type.text };
  const ends = { type, from: { ...ID, "x-ref": relation.domain, description: FACT_KEYS.from.text }, [end]: target };
  const schema = entryObject(relation, ends, end, `a fact of type \`${relation.name}\``);
  return { ...schema, required: ["type", "from", ...(schema["required"] as string[])] };
}

function targetSchema(relation: RelationType): JsonSchema {
  return relation.value
    ? { ...valueSchema(relation.value), description: FACT_KEYS.value.text }
    : { ...ID, "x-ref": relation.range, description: FACT_KEYS.to.text };
}

function entryObject(
  relation: RelationType,
  ends: Record<string, JsonSchema>,
  end: "to" | "value",
  owner: string,
): JsonSchema {
  const qualifiers = Object.values(relation.qualifiers).filter(({ name }) => name !== "value");
  const required = qualifiers.filter((field) => field.required).map(({ name }) => name);
  // Claims may each state their own value, as long as the value is not what makes the fact.
  const valueInClaims = end === "value" && !relation.key.includes("value");
  // Beside claims a note is the fact's.
  const mixed = {
    properties: Object.fromEntries(CLAIM_KEYS.filter((key) => key !== "note").map((key) => [key, false])),
  };
  return {
    type: "object",
    properties: {
      ...ends,
      ...Object.fromEntries(qualifiers.map((field) => [field.name, fieldSchema(field)])),
      assessment: { $ref: "entente:assessment", description: FACT_KEYS.assessment.text },
      spell: { $ref: "entente:spell", description: FACT_KEYS.spell.text },
      former_ids: { ...FORMER_IDS, description: FACT_KEYS.former_ids.text },
      private: { ...PRIVATE, description: FACT_KEYS.private.text },
      ...CLAIM_KEY_SCHEMAS,
      claims: { type: "array", minItems: 1, items: claimSchema(relation), description: FACT_KEYS.claims.text },
    },
    required: valueInClaims ? required : [end, ...required],
    additionalProperties: false,
    "x-sources": true,
    if: { required: ["claims"] },
    ...thenElse(mixed, valueInClaims ? { required: ["value"], "x-owner": owner } : {}),
    "x-owner": owner,
  };
}

function claimSchema(relation: RelationType): JsonSchema {
  const fields = Object.values(relation.qualifiers).filter(({ name }) => !isSettled(relation, name));
  return {
    type: "object",
    properties: {
      ...CLAIM_KEY_SCHEMAS,
      private: { ...PRIVATE, description: FACT_KEYS.private.text },
      ...Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
    },
    additionalProperties: false,
    "x-sources": true,
    "x-owner": `a claim about \`${relation.name}\``,
  };
}

/** A file that holds an entity. What is under each relation has a schema of its own: see entrySchema. */
export function entitySchema(type: EntityType, relations: Schema["relations"]): JsonSchema {
  const attributes = Object.values(type.attributes);
  return {
    type: "object",
    properties: {
      ...says(ENTITY_KEYS, {
        type: { const: type.name },
        name: TEXT,
        aliases: {
          type: "array",
          minItems: 1,
          uniqueItems: true,
          items: { if: { type: "object" }, ...thenElse(ALIAS, TEXT) },
        },
        names: keyed(LANGUAGE.source, LANGUAGE_TAG),
        identifiers: keyed("^[A-Za-z][A-Za-z0-9_-]*$", "letters, digits, `-` and `_` only, a letter first"),
        description: TEXT,
        unnamed: FLAG,
        former_ids: IDS,
        not_same_as: IDS,
        private: PRIVATE,
        relations: { type: "object" },
      }),
      ...Object.fromEntries(attributes.map((field) => [field.name, attributeSchema(field, relations)])),
    },
    required: ["type", "name", ...attributes.filter(({ required }) => required).map(({ name }) => name)],
    additionalProperties: false,
    "x-owner": `${/^[aeiou]/i.test(type.label) ? "an" : "a"} ${type.label.toLowerCase()}`,
  };
}

/** `true`, or the keys that are. */
const PRIVATE: JsonSchema = {
  if: { type: "array" },
  ...thenElse({ type: "array", items: TEXT, minItems: 1, uniqueItems: true }, FLAG),
};

const ALIAS: JsonSchema = {
  type: "object",
  properties: says(ALIAS_KEYS, { name: TEXT, used_by: ID }),
  required: ["name"],
  additionalProperties: false,
  "x-owner": "an alias",
};

function keyed(pattern: string, expected: string): JsonSchema {
  return { type: "object", propertyNames: { pattern }, additionalProperties: TEXT, "x-keys": expected };
}
