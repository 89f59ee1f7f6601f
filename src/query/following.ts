import { consequences, type Following } from "../corroborate/consequences.ts";
import { addTo } from "../model/lists-by-key.ts";
import { compareText } from "../model/order.ts";
import type { Schema } from "../model/schema.ts";
import type { Indexes } from "./indexes.ts";

/** What follows from the facts of a graph, by each of its two ends. */
export function followingIn(schema: Schema, indexes: Indexes): ReadonlyMap<string, readonly Following[]> {
  const byEnd = new Map<string, Following[]>();
  const isEntity = (id: string) => indexes.entities.has(id);
  for (const name of Object.keys(schema.relations).sort(compareText)) {
    const relation = schema.relations[name];
    if (!relation) continue;
    for (const one of consequences(relation, schema, (type) => indexes.ofType(type), isEntity)) {
      for (const end of [one.subject, one.object]) {
        addTo(byEnd, end, one);
      }
    }
  }
  return byEnd;
}
