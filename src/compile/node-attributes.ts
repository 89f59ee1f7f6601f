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
  const type = schema.entities[entity.type];
  const more: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(entity.attributes)) {
    more[TAKEN.has(name.toLowerCase()) ? `a_${name}` : name] = flat(value);
  }
  return {
    label: entity.name,
    type: entity.type,
    ...place,
    color: type?.color ?? "#6b7280",
    ...(entity.aliases.length > 0 ? { aliases: entity.aliases.map(({ name }) => name) } : {}),
    ...(entity.description === null ? {} : { description: entity.description }),
    ...(entity.unnamed ? { unnamed: true } : {}),
    ...more,
  };
}

/** Graph tools know scalars and lists of text; anything deeper stays JSON. */
function flat(value: Json): unknown {
  if (value === null || typeof value !== "object") return value;
  if (!Array.isArray(value)) return JSON.stringify(value);
  return value.map((item) => (typeof item === "object" ? JSON.stringify(item) : String(item)));
}
