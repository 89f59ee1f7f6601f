import type { NodeAttributes } from "../model/dataset.ts";
import type { Entity, Json } from "../model/entity.ts";
import type { Schema } from "../model/schema.ts";

/** Names that mean something to graph tools or to us; an entity's attribute of that name gets its own prefix. */
const TAKEN: ReadonlySet<string> = new Set([
  ...["id", "key", "label", "type", "aliases", "description", "unnamed", "x", "y", "z", "size", "color", "shape"],
  ...["weight", "thickness", "start", "end", "spells", "timeset", "hidden", "zindex", "forcelabel", "highlighted"],
]);

/** What a node carries: enough to search, filter and draw it without facts.json. */
export function nodeAttributes(
  entity: Entity,
  schema: Schema,
  place: { readonly x: number; readonly y: number; readonly size: number },
): NodeAttributes {
  // Filled in place, like those of edges.
  const attributes: { -readonly [K in keyof NodeAttributes]: NodeAttributes[K] } = {
    label: entity.name,
    type: entity.type,
    x: place.x,
    y: place.y,
    size: place.size,
    color: schema.entities[entity.type]?.color ?? "#6b7280",
  };
  if (entity.aliases.length > 0) attributes["aliases"] = entity.aliases.map(({ name }) => name);
  if (entity.description !== null) attributes["description"] = entity.description;
  if (entity.unnamed) attributes["unnamed"] = true;
  for (const name in entity.attributes) {
    const value = entity.attributes[name];
    if (value !== undefined) attributes[TAKEN.has(name.toLowerCase()) ? `a_${name}` : name] = flat(value);
  }
  return attributes;
}

/** Graph tools know scalars and lists of text; anything deeper stays JSON. */
function flat(value: Json): unknown {
  if (value === null || typeof value !== "object") return value;
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value.map((item) => (typeof item === "object" ? JSON.stringify(item) : String(item)));
}
