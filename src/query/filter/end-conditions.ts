import type { Entity } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { type Ends, isA, type Schema } from "../../model/schema.ts";
import type { Core } from "../core.ts";
import { finishesOf, startsOf } from "../ends.ts";
import { entityTypeNamed, knownId } from "../ground.ts";
import { union } from "./fact-lists.ts";
import { type AttributeCondition, attributesNamed, attributeValues, fieldTest } from "./fields.ts";
import type { Condition } from "./selection.ts";

/** One of the entities is at an end. */
export function atAnEnd({ indexes }: Core, ids: readonly string[]): Condition<Fact> {
  const wanted = new Set(ids.map((id) => knownId(indexes, id)));
  const test = (fact: Fact) => wanted.has(fact.subject) || (fact.object !== null && wanted.has(fact.object));
  return { test, list: () => union([...wanted].map((id) => indexes.about(id))).filter(test) };
}

/** One of the entities is among the keys of a fact. */
export function keyed(
  { indexes }: Core,
  ids: readonly string[],
  keys: (fact: Fact) => readonly (string | null)[],
  list: (id: string) => readonly Fact[],
): Condition<Fact> {
  const known = ids.map((id) => knownId(indexes, id));
  const wanted: ReadonlySet<string | null> = new Set(known);
  return { test: (fact) => keys(fact).some((key) => wanted.has(key)), list: () => union(known.map(list)) };
}

/** One of the first is at one end, one of the second at the other. An entity tied to itself is between itself and itself alone. */
export function betweenEnds({ indexes }: Core, a: readonly string[], b: readonly string[]): (fact: Fact) => boolean {
  const [first, second] = [a, b].map((ids) => new Set(ids.map((id) => knownId(indexes, id))));
  const joins = (x: string, y: string): boolean => first?.has(x) === true && second?.has(y) === true;
  return ({ subject, object }) => object !== null && (joins(subject, object) || joins(object, subject));
}

/** An end is of one of these types or of one that extends it. */
export function isOfType(
  { schema, indexes }: Core,
  types: readonly string[],
  end: "subject" | "object",
): (fact: Fact) => boolean {
  for (const type of types) entityTypeNamed(schema, type);
  return (fact) => isA(schema, indexes.entities.get(fact[end] ?? "")?.type ?? "", types);
}

/** One entity meets all of these. */
export function attributesTest(
  { schema, indexes }: Core,
  conditions: readonly AttributeCondition[],
): (id: string) => boolean {
  return entityMeets(schema, indexes.entities, conditions);
}

/** The same of entities whose facts are not known yet. */
export function entityMeets(
  schema: Schema,
  entities: ReadonlyMap<string, Entity>,
  conditions: readonly AttributeCondition[],
): (id: string) => boolean {
  const tests = conditions.map(({ name, filterOf }) => fieldTest(attributesNamed(schema, name), filterOf));
  const known = new Map<string, boolean>();
  return (id) => {
    let meets = known.get(id);
    if (meets === undefined) {
      const entity = entities.get(id);
      meets = tests.every((test) =>
        test(entity?.type ?? "", (field) => (entity ? attributeValues(entity, field, schema) : [])),
      );
      known.set(id, meets);
    }
    return meets;
  };
}

/** The entities at these ends do. A fact that has a value for an object has one end; a symmetric one may be read either way. */
export function endsMeet(core: Core, ends: Ends, conditions: readonly AttributeCondition[]): (fact: Fact) => boolean {
  return factMeets(core.schema, ends, attributesTest(core, conditions));
}

/** The same, by what tells whether an entity does. */
export function factMeets(schema: Schema, ends: Ends, meets: (id: string) => boolean): (fact: Fact) => boolean {
  if (ends === "subject") return (fact) => startsOf(schema, fact).some(meets);
  if (ends === "object") return (fact) => finishesOf(schema, fact).some(meets);
  if (ends === "either end") return ({ subject, object }) => meets(subject) || (object !== null && meets(object));
  return ({ subject, object }) => meets(subject) && (object === null || meets(object));
}

/** The conditions that filters by attribute are. */
export function conditionsOf(filters: Readonly<Record<string, unknown>>): readonly AttributeCondition[] {
  return Object.entries(filters).map(([name, filter]) => ({ name, filterOf: () => filter }));
}
