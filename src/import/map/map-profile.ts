import { ID_PATTERN } from "../../model/ids.ts";
import type { JsonSchema } from "../../model/json-schema.ts";
import type { Schema } from "../../model/schema.ts";
import { STANCES } from "../../model/stance.ts";
import { listOf, mapping } from "../../schema/keys-schema.ts";
import { ENTITY_RULE_KEYS, MAP_KEYS, RELATION_RULE_KEYS, TAKE_KEYS } from "./map-keys.ts";

const TEXT: JsonSchema = { type: "string" };
const SCALAR: JsonSchema = { type: ["string", "number"] };
const TEXTS: JsonSchema = listOf(SCALAR);
const ROW: JsonSchema = { type: "integer", minimum: 1 };
const WORDS: JsonSchema = { type: "object", additionalProperties: SCALAR };

/** What an editor completes imports/*.yaml from. */
export function mapProfile(schema: Schema): JsonSchema {
  const types: JsonSchema = { enum: concrete(schema) };
  const take = mapping(TAKE_KEYS, {
    column: TEXTS,
    value: SCALAR,
    join: TEXT,
    prefix: TEXT,
    unit: TEXT,
    split: TEXT,
    words: WORDS,
    date: TEXT,
    register: TEXT,
    type: types,
    open: TEXTS,
  });
  const column: JsonSchema = { anyOf: [SCALAR, { type: "array", items: SCALAR }, take] };
  const columns: JsonSchema = { type: "object", additionalProperties: column };
  const rows: JsonSchema = { type: "object", additionalProperties: TEXTS };
  const entities = mapping(ENTITY_RULE_KEYS, {
    type: { anyOf: [types, take] },
    file: TEXT,
    sheet: TEXT,
    rows,
    filled: TEXTS,
    id: column,
    register: TEXT,
    name: column,
    alias: { anyOf: [SCALAR, take, { type: "array", items: { anyOf: [SCALAR, take] } }] },
    names: columns,
    identifiers: columns,
    description: column,
    attributes: columns,
  });
  const relations = mapping(RELATION_RULE_KEYS, {
    type: { anyOf: [{ enum: Object.keys(schema.relations).sort() }, take] },
    file: TEXT,
    sheet: TEXT,
    rows,
    filled: TEXTS,
    key: column,
    from: column,
    to: column,
    value: column,
    spell: column,
    when: column,
    start: column,
    end: column,
    qualifiers: columns,
    source: column,
    at: column,
    by: column,
    stance: { anyOf: [{ enum: STANCES }, take] },
    basis: column,
    credibility: column,
    said: column,
    relays: column,
    quote: column,
    note: column,
  });
  const id: JsonSchema = { type: "string", pattern: ID_PATTERN };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Entente: an import map",
    ...mapping(MAP_KEYS, {
      source: { anyOf: [id, { type: "object", properties: { id, name: TEXT }, required: ["id", "name"] }] },
      absent: TEXTS,
      delimiter: TEXT,
      encoding: TEXT,
      columns: TEXTS,
      items: TEXT,
      header: { anyOf: [ROW, { type: "object", additionalProperties: ROW }] },
      folder: { type: "string", pattern: "^data(?:/|$)" },
      entities: { type: "array", items: entities },
      relations: { type: "array", items: relations },
    }),
  };
}

function concrete({ entities }: Schema): readonly string[] {
  return Object.values(entities)
    .flatMap(({ name, abstract }) => (abstract ? [] : [name]))
    .sort();
}
