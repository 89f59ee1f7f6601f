import type { TimeBounds } from "../corroborate/holds.ts";
import { lifetimeOf } from "../corroborate/lifetimes.ts";
import type { NodeAttributes } from "../model/dataset.ts";
import { dayText } from "../model/dates/calendar.ts";
import type { Entity } from "../model/entity.ts";
import type { Schema } from "../model/schema.ts";
import { certainDays, type TimeAttributes } from "./edge-attributes.ts";
import { exportedValue, measuresOf } from "./exported-value.ts";

/** Names that mean something to graph tools or to us; an entity's attribute of that name gets its own prefix. */
const TAKEN: ReadonlySet<string> = new Set([
  ...["id", "key", "label", "type", "aliases", "description", "unnamed", "x", "y", "z", "size", "color", "shape"],
  ...[
    "weight",
    "thickness",
    "start",
    "end",
    "spells",
    "timeset",
    "certain_start",
    "certain_end",
    "hidden",
    "zindex",
    "forcelabel",
    "highlighted",
  ],
]);

/** What a node carries: enough to search, filter and draw it without facts.json. */
export function nodeAttributes(
  entity: Entity,
  schema: Schema,
  place: { readonly x: number; readonly y: number; readonly size: number },
): NodeAttributes {
  const type = schema.entities[entity.type];
  // Filled in place, like those of edges.
  const attributes: { -readonly [K in keyof NodeAttributes]: NodeAttributes[K] } = {
    label: entity.name,
    type: entity.type,
    x: place.x,
    y: place.y,
    size: place.size,
    color: type?.color ?? "#6b7280",
  };
  const life = lifetimeOf(entity, schema);
  if (life !== null) Object.assign(attributes, lifeAttributes(life));
  if (entity.aliases.length > 0) attributes["aliases"] = entity.aliases.map(({ name }) => name);
  if (entity.description !== null) attributes["description"] = entity.description;
  if (entity.unnamed) attributes["unnamed"] = true;
  for (const name in entity.attributes) {
    const value = entity.attributes[name];
    if (value === undefined) continue;
    const shown = TAKEN.has(name.toLowerCase()) ? `a_${name}` : name;
    attributes[shown] = exportedValue(value);
    if (typeof value !== "object") continue;
    const measures = measuresOf(type?.attributes[name], value);
    // An attribute that is declared under such a name keeps it.
    for (const measure in measures) {
      if (!Object.hasOwn(type?.attributes ?? {}, `${name}_${measure}`))
        attributes[`${shown}_${measure}`] = measures[measure];
    }
  }
  return attributes;
}

/** The days on which there may be such an entity, and those on which there certainly is. */
function lifeAttributes(life: TimeBounds): TimeAttributes {
  const [start, end] = [dayText(life.earliestStart), dayText(life.latestEnd)];
  if (life.earliestStart > life.latestEnd) return {};
  return { ...(start === null ? {} : { start }), ...(end === null ? {} : { end }), ...certainDays(life) };
}
