import type { Dataset } from "../model/dataset.ts";
import { compareDays } from "../model/dates/calendar.ts";
import { parseTime } from "../model/dates.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { addTo } from "../model/lists-by-key.ts";
import { relationOfAttribute } from "../model/schema.ts";
import { asOf, type Clocks } from "./as-of.ts";
import { knownWhen } from "./clocks.ts";
import { type Answer, answerOf, type TimeBounds } from "./holds.ts";
import { type DatesOf, lifeFields, lifetimeOf, writtenDates } from "./lifetimes.ts";
import { assertedValues } from "./rivals.ts";
import type { Voices } from "./voices.ts";

/** Of entities that have a lifetime, by id: whether they exist at a time. */
export type Existence = ReadonlyMap<string, Answer>;

export const NO_EXISTENCE: Existence = new Map();

/**
 * Which entities exist at the time that a clock is set to, as known on the day of the other. Where only what is certain is asked for, what is
 * possible does not count as there.
 */
export function existenceAt(
  dataset: Pick<Dataset, "entities" | "facts" | "schema">,
  voices: Voices,
  clocks: Clocks,
): Existence {
  const question = clocks.trueOn === undefined ? null : parseTime(clocks.trueOn);
  if (question === null) return NO_EXISTENCE;
  const dates = clocks.knownOn === undefined ? writtenDates : knownDates(dataset, voices, clocks);
  const existence = new Map<string, Answer>();
  for (const entity of dataset.entities) {
    const life = lifetimeOf(entity, dataset.schema, dates);
    if (life === null) continue;
    const answer = answerOf(life, question, clocks);
    existence.set(entity.id, clocks.certain === true && answer === "possible" ? "no" : answer);
  }
  return existence;
}

/** Claimed attributes that begin or end a lifetime: each is a relation type of that name. */
export function lifeRelations(schema: Dataset["schema"]): ReadonlySet<string> {
  const names = Object.values(schema.entities).flatMap((type) => {
    const { begins, ends } = lifeFields(schema, type.name) ?? { begins: [], ends: [] };
    return [...begins, ...ends].filter((name) => {
      const field = type.attributes[name];
      return field !== undefined && relationOfAttribute(schema.relations, field) !== null;
    });
  });
  return new Set(names);
}

/** The dates that were known by a day: what comes with claims counts where one of these was made by then. */
function knownDates(
  { facts, schema }: Pick<Dataset, "facts" | "schema">,
  voices: Voices,
  { knownOn, undated }: Clocks,
): DatesOf {
  const relations = lifeRelations(schema);
  const all = facts.filter(({ type }) => relations.has(type));
  const { facts: inForce } = asOf(all, voices, { ...(knownOn && { knownOn }), ...(undated && { undated }) });
  return datesOf(all, inForce, voices);
}

/** @param all what is claimed of lifetimes, of which these are in force */
function datesOf(all: readonly Fact[], inForce: readonly Fact[], voices: Voices): DatesOf {
  const keyOf = (subject: string, type: string): string => `${subject} ${type}`;
  const known = new Map<string, unknown[]>(all.map(({ subject, type }) => [keyOf(subject, type), []]));
  for (const fact of inForce) known.get(keyOf(fact.subject, fact.type))?.push(...assertedValues(fact, voices));
  return (entity, attribute) => known.get(keyOf(entity.id, attribute)) ?? writtenDates(entity, attribute);
}

/** What was known of a lifetime over some days. */
export interface KnownLifetime {
  readonly entity: string;
  /** The first day on which it was known; null: ever before. */
  readonly from: string | null;
  /** The day on which something else came to be known; null: it is known still. */
  readonly to: string | null;
  readonly life: TimeBounds;
}

/** Between which days entities begin to be and end, as known on each day: in the order of the entities, and then of the days. */
export function* knownLifetimes(
  { entities, facts, schema }: Pick<Dataset, "facts" | "schema"> & { readonly entities: Iterable<Entity> },
  voices: Voices,
): Generator<KnownLifetime> {
  const relations = lifeRelations(schema);
  const claimed = new Map<string, Fact[]>();
  for (const fact of facts) if (relations.has(fact.type)) addTo(claimed, fact.subject, fact);
  for (const entity of entities) {
    const own = claimed.get(entity.id) ?? [];
    const days = new Set(own.flatMap(({ claims }) => claims.flatMap((claim) => knownWhen(claim, voices) ?? [])));
    let before: KnownLifetime | null = null;
    for (const from of [null, ...[...days].sort(compareDays)]) {
      const inForce = from === null ? [] : asOf(own, voices, { knownOn: from }).facts;
      const life = lifetimeOf(entity, schema, datesOf(own, inForce, voices));
      if (isSameLife(before?.life ?? null, life)) continue;
      if (before !== null) yield { ...before, to: from };
      before = life && { entity: entity.id, from, to: null, life };
    }
    if (before !== null) yield before;
  }
}

function isSameLife(a: TimeBounds | null, b: TimeBounds | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.earliestStart === b.earliestStart &&
    a.latestStart === b.latestStart &&
    a.earliestEnd === b.earliestEnd &&
    a.latestEnd === b.latestEnd
  );
}
