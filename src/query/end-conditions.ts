import type { Fact } from "../model/fact.ts";
import { isA } from "../model/schema.ts";
import type { Core } from "./core.ts";
import { union } from "./fact-lists.ts";
import { attributesNamed, attributeValues, type FilterOf, fieldTest } from "./fields.ts";
import { entityTypeNamed, knownId } from "./ground.ts";
import type { Condition } from "./selection.ts";

/** Which entities of a fact a condition looks at. */
export type Ends = "subject" | "object" | "each end";

/** One of the entities is at an end. */
export function atAnEnd({ indexes }: Core, ids: readonly string[]): Condition<Fact> {
  const wanted = new Set(ids.map((id) => knownId(indexes, id)));
  const test = (fact: Fact) => wanted.has(fact.subject) || (fact.object !== null && wanted.has(fact.object));
  return { test, list: () => union([...wanted].map((id) => indexes.about(id))).filter(test) };
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

/** An attribute of an entity meets a filter. */
export function attributeTest({ schema, indexes }: Core, name: string, filterOf: FilterOf): (id: string) => boolean {
  const test = fieldTest(attributesNamed(schema, name), filterOf);
  const known = new Map<string, boolean>();
  return (id) => {
    let meets = known.get(id);
    if (meets === undefined) {
      const entity = indexes.entities.get(id);
      meets = test(entity?.type ?? "", (field) => (entity ? attributeValues(entity, field, schema) : []));
      known.set(id, meets);
    }
    return meets;
  };
}

/** An attribute of the entities at these ends does. A fact that has a value for an object has one end; a symmetric one may be read either way. */
export function endsMeet(core: Core, ends: Ends, name: string, filterOf: FilterOf): (fact: Fact) => boolean {
  const meets = attributeTest(core, name, filterOf);
  const { indexes } = core;
  if (ends === "subject") return (fact) => indexes.starts(fact).some(meets);
  if (ends === "object") return (fact) => indexes.finishes(fact).some(meets);
  return ({ subject, object }) => meets(subject) && (object === null || meets(object));
}

/** Several attributes at once. */
export function endsWhere(core: Core, ends: Ends, filters: Readonly<Record<string, unknown>>): (fact: Fact) => boolean {
  const tests = Object.entries(filters).map(([name, filter]) => endsMeet(core, ends, name, () => filter));
  return (fact) => tests.every((test) => test(fact));
}
