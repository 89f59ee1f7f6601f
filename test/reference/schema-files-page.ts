import type { JsonSchema } from "../../src/model/json-schema.ts";
import { pairingOf, type Schema } from "../../src/model/schema.ts";
import { entityTypeProfile, familiesProfile, relationTypeProfile } from "../../src/schema/schema-file-profile.ts";
import { propertyTable } from "./key-table.ts";

/** docs/schema-files.md: every key of the files in schema/, in the words that editors show. */
export function schemaFilesPage(schema: Schema): string {
  const entity = entityTypeProfile(schema);
  const relation = relationTypeProfile(schema);
  const family = familiesProfile()["additionalProperties"] as JsonSchema;
  const derived = Object.values(schema.relations).filter((one) => pairingOf(one) !== null);
  return `<!-- Generated from src/schema/schema-file-profile.ts by \`npx vitest run test/reference -u\`. Do not edit. -->

# Schema files

A new kind of entity or relation is a YAML file; no code is needed. \`schema/entities/NAME.yaml\` declares the entity type \`NAME\`,
\`schema/relations/NAME.yaml\` the relation type \`NAME\`. Names are lower-case letters and digits, with hyphens in entity types and
underscores in relation types. A project's own \`schema/\` is laid over the [shipped one](schema.md): a file of the same name replaces a
shipped file, any other file adds a type. An editor with yaml-language-server completes these files too.

## Entity types

\`\`\`yaml
# schema/entities/vessel.yaml
label: Vessel
description: A ship or a boat.
extends: item
color: "#3f6f8f"
attributes:
  built: {type: date, description: When she was launched.}
  operator: {ref: organisation, inverse: operator of}
\`\`\`

${propertyTable(entity)}

## Relation types

\`\`\`yaml
# schema/relations/transports.yaml
label: transports
inverse: transported by
description: Carries goods on board.
domain: vessel
range: item
key: via
family: gives
qualifiers:
  quantity: {type: quantity, units: [containers, items]}
  via: {ref: place}
\`\`\`

${propertyTable(relation)}

Every relation type has the qualifier \`when\`. A derived type is computed and never written: ${derived.map(({ name }) => `\`${name}\``).join(", ")}.

## Fields

Each name under \`attributes:\` or \`qualifiers:\` takes:

${propertyTable(fieldOf(entity, "attributes"))}

Of fields, only those under \`attributes:\` take \`inverse\`; a relation type has an \`inverse\` of its own.

## Families

\`schema/families.yaml\` lists the families of relations. Each takes:

${propertyTable(family)}
`;
}

function fieldOf(profile: JsonSchema, key: string): JsonSchema {
  const fields = (profile["properties"] as Readonly<Record<string, JsonSchema>>)[key];
  return fields?.["additionalProperties"] as JsonSchema;
}
