import type { Entity } from "../entity.ts";

/** What is long of an entity, and asked for only where it is opened. */
export type EntityTexts = Pick<Entity, "description" | "file">;

/** An entity without its texts. What is empty is left out. */
export type LeanEntity = Pick<Entity, "id" | "type" | "name"> & Partial<Omit<Entity, keyof EntityTexts>>;

/** What an entity has where nothing is written: one object for all of them. */
const EMPTY = {
  aliases: [],
  names: {},
  identifiers: {},
  description: null,
  unnamed: false,
  former_ids: [],
  not_same_as: [],
  attributes: {},
} as const satisfies Partial<Entity>;

export function leanEntity(entity: Entity): LeanEntity {
  const { description: _, file: __, ...rest } = entity;
  const lean: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(rest)) if (!isEmpty(value)) lean[key] = value;
  // An entity without a name would be one of another kind.
  return { ...lean, id: entity.id, type: entity.type, name: entity.name };
}

export function textsOf({ description, file }: Entity): EntityTexts {
  return { description, file };
}

/** The entity again; without its texts, it is one that has none. */
export function wholeEntity(lean: LeanEntity, { description, file }: EntityTexts = NO_TEXTS): Entity {
  const { id, type, name, ...rest } = lean;
  return { id, type, name, ...EMPTY, ...rest, description, file };
}

const NO_TEXTS: EntityTexts = { description: null, file: "" };

function isEmpty(value: unknown): boolean {
  if (value === false) return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
