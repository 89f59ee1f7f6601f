import { projectHost } from "../../src/host/project-host.ts";
import type { JsonSchema } from "../../src/model/json-schema.ts";
import { isA, pairingOf } from "../../src/model/schema.ts";
import { readFolder } from "../../src/parse/read-folder.ts";
import { entitySchema, entrySchema, sharedSchemas } from "../../src/schema/json-schema.ts";
import { loadSchema } from "../../src/schema/load-schema.ts";

/** What the peers validate against: one JSON Schema for each entity type, relations included, and what those share. */
export function peerSchema(project: string): { shared: JsonSchema[]; types: Record<string, JsonSchema> } {
  const { schema } = loadSchema(readFolder(projectHost(project), "schema").documents);
  const types: Record<string, JsonSchema> = {};
  for (const type of Object.values(schema.entities).filter(({ abstract }) => !abstract)) {
    const allowed = Object.values(schema.relations).filter(
      (relation) =>
        pairingOf(relation) === null &&
        isA(schema, type.name, relation.symmetric ? [...relation.domain, ...relation.range] : relation.domain),
    );
    const own = entitySchema(type, schema.relations);
    const relations = {
      type: "object",
      properties: Object.fromEntries(allowed.map(({ name }) => [name, { $ref: `entente:entries-${name}` }])),
      additionalProperties: false,
    };
    types[type.name] = { ...own, properties: { ...(own["properties"] as JsonSchema), relations } };
  }
  const entries = Object.values(schema.relations).map((relation) => {
    return { $id: `entente:entries-${relation.name}`, ...entrySchema(relation) };
  });
  return { shared: [...sharedSchemas(), ...entries], types };
}
