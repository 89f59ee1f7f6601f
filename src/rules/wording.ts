import type { Entity } from "../model/entity.ts";
import type { Schema } from "../model/schema.ts";

/** `North Korea` is a state. */
export function kindOf(schema: Schema, entity: Pick<Entity, "type">): string {
  return withArticle((schema.entities[entity.type]?.label ?? entity.type).toLowerCase());
}

/** "a state or a place". */
export function anyOf(schema: Schema, types: readonly string[]): string {
  const labels = types.map((type) => withArticle((schema.entities[type]?.label ?? type).toLowerCase()));
  return labels.length < 2 ? (labels[0] ?? "nothing") : `${labels.slice(0, -1).join(", ")} or ${labels.at(-1)}`;
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
