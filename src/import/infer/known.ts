import type { Entity } from "../../model/entity.ts";
import { isA, type Schema } from "../../model/schema.ts";
import { fold } from "../../text/fold.ts";
import { Directory } from "../directory.ts";
import type { Known } from "./guess.ts";

/** So many texts of a column are looked up. */
const MOST_ASKED = 200;

/** What a project knows already. */
export function knownOf(schema: Schema, entities: ReadonlyMap<string, Entity>): Known {
  const directory = new Directory(schema, entities, []);
  const called = new Map<string, string>();
  for (const { name, label, plural, abstract } of Object.values(schema.entities))
    if (!abstract) for (const text of [name, label, plural]) called.set(fold(text.replaceAll("-", " ")), name);
  return {
    typeOf(texts) {
      const asked = [...texts].slice(0, MOST_ASKED);
      const types = new Map<string, number>();
      for (const text of asked) {
        // Small numbers are ids of many things.
        const found = /^\d+$/.test(text) ? null : directory.find(text, null, []);
        if (found?.is === "found") types.set(found.entity.type, (types.get(found.entity.type) ?? 0) + 1);
      }
      const [most] = [...types].sort(([, a], [, b]) => b - a);
      return most && most[1] >= asked.length * 0.8 ? most[0] : null;
    },
    typeCalled: (text) => called.get(fold(text)) ?? null,
    hasType: (name) => schema.entities[name]?.abstract === false,
    isValue(relation, from) {
      const type = Object.hasOwn(schema.relations, relation) ? schema.relations[relation] : undefined;
      return type !== undefined && type.value !== null && isA(schema, from, type.domain);
    },
  };
}
