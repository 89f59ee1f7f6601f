import { ACTOR } from "../corroborate/vocabulary.ts";
import { findDiagnostic } from "../diagnostics/registry.ts";
import { ID_PATTERN } from "../model/ids.ts";
import type { JsonSchema } from "../model/json-schema.ts";
import { SEEN } from "../model/kinds/text.ts";
import { LANGUAGE } from "../model/language.ts";
import { isA, type Schema } from "../model/schema.ts";
import { SUPPORT } from "../model/support.ts";
import { type EntityName, listedIds } from "../schema/editor-profile.ts";
import { listOf, mapping } from "../schema/keys-schema.ts";
import { MOST_STEPS } from "./arrangement.ts";
import { ARRANGE_KEYS, CLOCK_KEYS, LENS_KEYS, PROJECT_KEYS, VIEW_KEYS, WHERE_KEYS } from "./keys.ts";
import { PLAIN_LAYOUTS } from "./layouts.ts";
import { LEVELS, WARNINGS } from "./warning-levels.ts";

const TEXT: JsonSchema = { type: "string", pattern: SEEN };
const FLAG: JsonSchema = { type: "boolean" };
const ID: JsonSchema = { type: "string", pattern: ID_PATTERN };
const DAY: JsonSchema = { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\d$" };

/** What an editor completes entente.yaml from. */
export function projectProfile(schema: Schema, entities: readonly EntityName[]): JsonSchema {
  const id = listedIds(entities, true) ?? ID;
  const source =
    listedIds(
      entities.filter(({ type }) => isA(schema, type, ["source"])),
      true,
    ) ?? ID;
  const actor =
    listedIds(
      entities.filter(({ type }) => isA(schema, type, [ACTOR])),
      true,
    ) ?? ID;
  const attributes = Object.values(schema.entities).flatMap((type) => Object.keys(type.attributes));
  // What begins a condition: editors offer it, and take whatever follows.
  const condition = listOf({ anyOf: [{ enum: [...new Set(["type", ...attributes])].sort() }, TEXT] });
  const relation: JsonSchema = { enum: Object.keys(schema.relations).sort() };
  const families = Object.values(schema.families);
  const family: JsonSchema =
    families.length === 0
      ? TEXT
      : { enum: families.map(({ name }) => name), markdownEnumDescriptions: families.map((one) => one.description) };
  const types = [...Object.keys(schema.entities), ...Object.keys(schema.relations)].sort();
  const lens = mapping(LENS_KEYS, { a: id, b: id, show: { enum: ["a", "b", "difference"] } });
  const rows = { type: "array", items: { type: "array", items: { anyOf: [id, { type: "null" }] } } };
  const entityTypes = Object.values(schema.entities).flatMap(({ name, abstract }) => (abstract ? [] : name));
  const layout = mapping(ARRANGE_KEYS, {
    rings: listOf(id),
    steps: { type: "integer", minimum: 1, maximum: MOST_STEPS },
    sides: { type: "array", items: id, minItems: 2, maxItems: 2 },
    matrix: listOf({ enum: entityTypes.sort() }),
  });
  const view = mapping(VIEW_KEYS, {
    id: ID,
    title: TEXT,
    text: TEXT,
    entities: listOf(id),
    relations: listOf(relation),
    families: listOf(family),
    facts: listOf(TEXT),
    support: { enum: SUPPORT },
    contested: FLAG,
    single: FLAG,
    sources: listOf(source),
    voices: listOf(id),
    where: mapping(WHERE_KEYS, { either: condition, both: condition, from: condition, to: condition }),
    bloc: actor,
    clocks: mapping(CLOCK_KEYS, { true_on: DAY, known_on: DAY, undated: FLAG }),
    lens: { anyOf: [id, lens] },
    arrange: { anyOf: [rows, { enum: PLAIN_LAYOUTS }, layout] },
  });
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Entente: the project",
    ...mapping(PROJECT_KEYS, {
      title: TEXT,
      standfirst: TEXT,
      authors: listOf(TEXT),
      licence: TEXT,
      web: { type: "string", pattern: "^https?://" },
      language: { type: "string", pattern: LANGUAGE.source },
      views: { type: "array", items: view },
      warnings: { type: "object", properties: warningSchemas(), additionalProperties: false },
      quote_words: { type: "integer", minimum: 0 },
      // What is switched off is not in the schema, but listed all the same.
      without_types: listOf({ anyOf: [{ enum: types }, { type: "string" }] }),
      private_types: listOf({ enum: types }),
      tells_withheld: { type: "boolean" },
    }),
  };
}

/** Every warning by name and code, with a level or levels by path. */
function warningSchemas(): JsonSchema {
  const level: JsonSchema = { enum: LEVELS };
  const one = { anyOf: [level, { type: "object", additionalProperties: level }] };
  const described = WARNINGS.map((key) => [key, { ...one, markdownDescription: findDiagnostic(key)?.title ?? "" }]);
  return Object.fromEntries(described);
}
