import type { Entity } from "../../model/entity.ts";
import { addTo } from "../../model/lists-by-key.ts";
import { compareText } from "../../model/order.ts";
import type { Lookup } from "../names.ts";
import { spoken } from "../values.ts";

/** Entities that refer to one by the same attribute. */
export interface ReferenceGroup {
  /** How the attribute reads from what it refers to: `operator of`. */
  readonly label: string;
  readonly entities: readonly Entity[];
}

/** The attributes that refer to an entity, by how they read from it; in the order of their labels. */
export function referenceGroups(
  lookup: Lookup,
  references: readonly { readonly entity: Entity; readonly attribute: string }[],
): readonly ReferenceGroup[] {
  const groups = new Map<string, Entity[]>();
  for (const { entity, attribute } of references) {
    const label = inverseLabel(lookup, entity.type, attribute);
    addTo(groups, label, entity);
  }
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([label, entities]) => ({ label, entities }));
}

/** `operator of`, or what the schema says it reads from the other end. */
function inverseLabel({ schema }: Lookup, type: string, attribute: string): string {
  const declared = schema.entities[type]?.attributes[attribute]?.inverse;
  return declared ?? `${spoken(attribute)} of`;
}
