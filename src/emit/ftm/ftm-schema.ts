import type { Schema } from "../../model/schema.ts";

/**
 * The schema of FollowTheMoney for a type of ours: that of the nearest in its line. Types of a project's own are what they extend; what
 * extends none of these has no schema.
 */
const SCHEMATA: Readonly<Record<string, string>> = {
  person: "Person",
  organisation: "Organization",
  "military-unit": "Organization",
  group: "LegalEntity",
  state: "Territory",
  place: "Territory",
  actor: "LegalEntity",
  item: "Asset",
  agreement: "Contract",
  event: "Event",
  source: "Article",
  thesis: "Note",
  idea: "Note",
};

export function ftmSchema(schema: Pick<Schema, "entities">, type: string): string | null {
  for (const name of schema.entities[type]?.lineage ?? [type]) {
    const found = Object.hasOwn(SCHEMATA, name) ? SCHEMATA[name] : undefined;
    if (found !== undefined) return found;
  }
  return null;
}
