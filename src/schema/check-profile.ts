import type { JsonSchema } from "../model/json-schema.ts";
import { type EntityType, isA, pairingOf, type RelationType, type Schema } from "../model/schema.ts";
import { entitySchema, entrySchema, factSchema, sharedSchemas, thenElse } from "./json-schema.ts";

/**
 * What `check` holds each file to, as one JSON Schema (draft 2020-12) for other tools. Dispatches with if/then on `type`, so
 * that a mistake gives the errors of its own type only. Quantities and dates are annotated (`x-quantity`, `x-date`): their
 * grammars are beyond JSON Schema.
 */
export function checkProfile(schema: Schema): JsonSchema {
  const entities = Object.values(schema.entities).filter((type) => !type.abstract);
  const relations = Object.values(schema.relations).filter((relation) => pairingOf(relation) === null);
  const branches = [
    ...entities.map((type) => branch(type.name, { $ref: `#/$defs/entity-${type.name}` })),
    ...relations.map((relation) => branch(relation.name, { $ref: `#/$defs/fact-${relation.name}` })),
  ];
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Entente: one entity or one fact",
    type: "object",
    properties: { type: { enum: [...entities, ...relations].map(({ name }) => name) } },
    required: ["type"],
    allOf: branches,
    $defs: Object.fromEntries([
      ...entities.map((type) => [`entity-${type.name}`, wholeEntity(schema, type)] as const),
      ...relations.map((relation) => [`fact-${relation.name}`, factSchema(relation)] as const),
      ...relations.map((relation) => [`entries-${relation.name}`, entrySchema(relation)] as const),
      ...sharedSchemas().map((shared) => [String(shared["$id"]).replace("entente:", ""), shared] as const),
    ]),
  };
}

function branch(type: string, then: JsonSchema): JsonSchema {
  return { if: { properties: { type: { const: type } }, required: ["type"] }, ...thenElse(then) };
}

function wholeEntity(schema: Schema, type: EntityType): JsonSchema {
  const whole = entitySchema(type, schema.relations);
  const relations = relationsFrom(schema, type).map(({ name }) => [name, { $ref: `#/$defs/entries-${name}` }]);
  return {
    ...whole,
    properties: {
      ...(whole["properties"] as JsonSchema),
      relations: { type: "object", properties: Object.fromEntries(relations), additionalProperties: false },
    },
  };
}

/** The relations that a file of this type may have: symmetric ones in the file of either end. */
export function relationsFrom(schema: Schema, type: EntityType): RelationType[] {
  return Object.values(schema.relations).filter(
    (relation) =>
      pairingOf(relation) === null &&
      isA(schema, type.name, relation.symmetric ? [...relation.domain, ...relation.range] : relation.domain),
  );
}
