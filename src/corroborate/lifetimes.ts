import { dateOf } from "../model/dates.ts";
import type { Entity } from "../model/entity.ts";
import type { EntityType, LifeEnd, Schema } from "../model/schema.ts";
import { type TimeBounds, timeBounds } from "./holds.ts";

/** The dates that one attribute of an entity may have; more than one where they are disputed. */
export type DatesOf = (entity: Entity, attribute: string) => readonly unknown[];

/** Which attributes of a type begin and end a lifetime. */
type LifeFields = Readonly<Record<LifeEnd, readonly string[]>>;

const known = new WeakMap<EntityType, LifeFields | null>();

/** Null: the type's entities have no lifetime. */
export function lifeFields({ entities }: Pick<Schema, "entities">, name: string): LifeFields | null {
  // Until it is checked, a type may have any name: `constructor`.
  const type = Object.hasOwn(entities, name) ? entities[name] : undefined;
  if (type === undefined) return null;
  let fields = known.get(type);
  if (fields === undefined) {
    const named = (end: LifeEnd) => Object.values(type.attributes).flatMap((one) => (one.life === end ? one.name : []));
    const [begins, ends] = [named("begins"), named("ends")];
    fields = begins.length + ends.length === 0 ? null : { begins, ends };
    known.set(type, fields);
  }
  return fields;
}

/** What an entity's file says: its value, or the values that are disputed. */
export function writtenDates({ attributes, disputed }: Entity, attribute: string): readonly unknown[] {
  const value = attributes[attribute];
  return value === undefined ? (disputed?.[attribute] ?? NONE) : [value];
}

const NONE: readonly never[] = [];

/**
 * Between which days an entity begins to be and ends, by the attributes that its type declares with `life`; null: it has no date for either.
 * Its beginning is an event, and so is its end. Of dates that are disputed any may be true: it is certain what follows from each of them.
 */
export function lifetimeOf(
  entity: Entity,
  schema: Pick<Schema, "entities">,
  datesOf: DatesOf = writtenDates,
): TimeBounds | null {
  const fields = lifeFields(schema, entity.type);
  if (fields === null) return null;
  // Most entities are left here.
  const isUndated = (name: string): boolean => datesOf(entity, name).length === 0;
  if (fields.begins.every(isUndated) && fields.ends.every(isUndated)) return null;
  const [begins, ends] = [fields.begins, fields.ends].map((names) =>
    anyOf(
      names.flatMap((name) =>
        datesOf(entity, name).flatMap((value) => {
          const date = dateOf(value);
          return date === null ? [] : timeBounds(date, "event");
        }),
      ),
    ),
  );
  if (!begins && !ends) return null;
  const [first, last] = [begins ?? UNKNOWN, ends ?? UNKNOWN];
  const { earliestStart } = first;
  const { latestEnd } = last;
  // Kept in their order also of what ends before it begins, so that what is certain is possible.
  return {
    earliestStart,
    latestStart: Math.max(earliestStart, Math.min(first.latestStart, last.latestStart)),
    earliestEnd: Math.min(latestEnd, Math.max(first.earliestEnd, last.earliestEnd)),
    latestEnd,
  };
}

const UNKNOWN: TimeBounds = {
  earliestStart: Number.NEGATIVE_INFINITY,
  latestStart: Number.POSITIVE_INFINITY,
  earliestEnd: Number.NEGATIVE_INFINITY,
  latestEnd: Number.POSITIVE_INFINITY,
};

/** The bounds of something that has one of these, it is not known which; null: of none. */
function anyOf(all: readonly TimeBounds[]): TimeBounds | null {
  if (all.length === 0) return null;
  return {
    earliestStart: Math.min(...all.map((one) => one.earliestStart)),
    latestStart: Math.max(...all.map((one) => one.latestStart)),
    earliestEnd: Math.min(...all.map((one) => one.earliestEnd)),
    latestEnd: Math.max(...all.map((one) => one.latestEnd)),
  };
}
