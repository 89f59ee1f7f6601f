import type { Dataset } from "../model/dataset.ts";
import { parseTime } from "../model/dates.ts";
import { relationOfAttribute } from "../model/schema.ts";
import { asOf, type Clocks } from "./as-of.ts";
import { type Answer, answerOf } from "./holds.ts";
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
  const datesOf = clocks.knownOn === undefined ? writtenDates : knownDates(dataset, voices, clocks);
  const existence = new Map<string, Answer>();
  for (const entity of dataset.entities) {
    const life = lifetimeOf(entity, dataset.schema, datesOf);
    if (life === null) continue;
    const answer = answerOf(life, question, clocks);
    existence.set(entity.id, clocks.certain === true && answer === "possible" ? "no" : answer);
  }
  return existence;
}

/** The dates that were known by a day: what comes with claims counts where one of these was made by then. */
function knownDates(
  { facts, schema }: Pick<Dataset, "facts" | "schema">,
  voices: Voices,
  { knownOn, undated }: Clocks,
): DatesOf {
  const relations = new Set(
    Object.values(schema.entities).flatMap((type) =>
      Object.values(lifeFields(schema, type.name) ?? {})
        .flat()
        .flatMap((name) => {
          const field = type.attributes[name];
          return field && relationOfAttribute(schema.relations, field) ? [name] : [];
        }),
    ),
  );
  const all = facts.filter(({ type }) => relations.has(type));
  const { facts: inForce } = asOf(all, voices, { ...(knownOn && { knownOn }), ...(undated && { undated }) });
  const keyOf = (subject: string, type: string): string => `${subject} ${type}`;
  const known = new Map<string, unknown[]>(all.map(({ subject, type }) => [keyOf(subject, type), []]));
  for (const fact of inForce) known.get(keyOf(fact.subject, fact.type))?.push(...assertedValues(fact, voices));
  return (entity, attribute) => known.get(keyOf(entity.id, attribute)) ?? writtenDates(entity, attribute);
}
