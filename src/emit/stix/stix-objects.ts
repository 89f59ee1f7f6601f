import { parseCoordinates } from "../../model/coordinates.ts";
import type { Entity } from "../../model/entity.ts";
import { isA, type Schema } from "../../model/schema.ts";
import { stixId } from "./stix-ids.ts";

/** A JSON object of STIX. */
export type StixObject = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

/** What STIX has no object for is one of ours, which the extension declares. */
const THING = "x-entente-thing";
export const EXTENSION: string = stixId("extension-definition", "entente");
const MAKER = stixId("identity", "entente");

/** What all objects have: versions are those of the data, not of a clock. */
export interface Stamp {
  readonly spec_version: "2.1";
  readonly created: string;
  readonly modified: string;
}

export function stampOf(day: string | undefined): Stamp {
  const time = `${day ?? "1970-01-01"}T00:00:00.000Z`;
  return { spec_version: "2.1", created: time, modified: time };
}

/** The extension by which objects have our ids, types, attributes and qualifiers, and who declares it. */
export function extensionObjects(stamp: Stamp): readonly StixObject[] {
  return [
    { type: "identity", id: MAKER, ...stamp, name: "Entente", identity_class: "system" },
    {
      type: "extension-definition",
      id: EXTENSION,
      ...stamp,
      created_by_ref: MAKER,
      name: "Entente",
      description:
        "Ids, types, attributes and qualifiers of an Entente project, and things that STIX has no object for.",
      schema: "docs/outputs.md, export stix",
      version: "1.0.0",
      extension_types: ["new-sdo", "property-extension"],
    },
  ];
}

/** Which object an entity is: an identity where it can act, a location where it has coordinates, else a thing of ours. */
export function stixTypeOf(schema: Pick<Schema, "entities">, entity: Entity): "identity" | "location" | typeof THING {
  if (isA(schema, entity.type, ["actor"])) return "identity";
  return isA(schema, entity.type, ["place"]) && coordinatesOf(entity) !== null ? "location" : THING;
}

export function entityObject(
  schema: Pick<Schema, "entities">,
  entity: Entity,
  stamp: Stamp,
  own: Readonly<Record<string, unknown>>,
): StixObject {
  const type = stixTypeOf(schema, entity);
  const { name, description, aliases, identifiers } = entity;
  const references = Object.entries(identifiers).map(([source_name, external_id]) => ({ source_name, external_id }));
  return {
    type,
    id: stixId(type, entity.id),
    ...stamp,
    name,
    ...(description === null ? {} : { description }),
    ...(type === "identity" ? { identity_class: identityClass(schema, entity.type) } : {}),
    ...(type === "location" ? coordinatesOf(entity) : {}),
    ...(references.length > 0 ? { external_references: references } : {}),
    extensions: {
      [EXTENSION]: {
        extension_type: type === THING ? "new-sdo" : "property-extension",
        ...(type === THING
          ? {}
          : { ...own, ...(aliases.length > 0 ? { aliases: aliases.map((one) => one.name) } : {}) }),
      },
    },
    ...(type === THING ? { ...own, ...(aliases.length > 0 ? { aliases: aliases.map((one) => one.name) } : {}) } : {}),
  };
}

function identityClass(schema: Pick<Schema, "entities">, type: string): string {
  if (isA(schema, type, ["person"])) return "individual";
  if (isA(schema, type, ["group"])) return "group";
  return isA(schema, type, ["organisation", "military-unit", "state"]) ? "organization" : "unspecified";
}

function coordinatesOf({ attributes }: Entity): { readonly latitude: number; readonly longitude: number } | null {
  const { coordinates } = attributes;
  const place = typeof coordinates === "string" ? parseCoordinates(coordinates) : null;
  return place && { latitude: place.latitude, longitude: place.longitude };
}
