import type { Voices } from "../corroborate/voices.ts";
import { type Entity, UNKNOWN } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import type { Schema } from "../model/schema.ts";

/** What words about a dataset look up in it. A `KnowledgeGraph` is one, and so is what the viewer holds. */
export interface Lookup {
  readonly schema: Schema;
  readonly voices: Voices;
  entity(id: string): Entity | undefined;
  /** The fact that has this id; undefined where it is not among those at hand. */
  fact(id: string): Fact | undefined;
}

/** What to call an id: its name, else the id itself. */
export function nameOf(lookup: Lookup, id: string): string {
  return lookup.entity(id)?.name ?? (id === UNKNOWN ? "someone unnamed" : id);
}

/** A name for reading and the id for typing: `North Korea [north-korea]`. */
export function named(lookup: Lookup, id: string): string {
  const name = lookup.entity(id)?.name;
  return name === undefined || name === id ? id : `${name} [${id}]`;
}
