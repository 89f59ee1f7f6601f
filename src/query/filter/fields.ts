import type { Entity } from "../../model/entity.ts";
import type { StoredValue } from "../../model/kinds/index.ts";
import type { Field, RelationType, Schema } from "../../model/schema.ts";
import { alternatives } from "../../wording/lists.ts";
import { didYouMean, own } from "../ground.ts";
import { QueryError } from "../query-error.ts";
import { singly, valuesTest } from "../values.ts";

/** The field that a name means in each relation type, or in each entity type, that has one. */
export type Fields = ReadonlyMap<string, Field>;

/** What a field is asked for, by its kind; undefined: any value at all. */
export type FilterOf = (field: Field) => unknown;

/** What an attribute of an entity is asked for. */
export interface AttributeCondition {
  readonly name: string;
  /** A filter for each kind of value that attributes of the name have. */
  readonly filterOf: FilterOf;
}

/** Entities are asked for their type like for an attribute, and belong to those that it extends. */
const TYPE = "type";
/** What people call the value of a relation that takes a quantity. */
const QUANTITY = "quantity";
const VALUE = "value";

/** The qualifier of this name in each of the relation types. `quantity` is the `value` of those that take a quantity for an object. */
export function qualifiersNamed(schema: Schema, relations: readonly RelationType[], name: string): Fields {
  const fields = new Map<string, Field>();
  for (const { name: relation, qualifiers, value } of relations) {
    const isValue = name === QUANTITY && value?.kind === QUANTITY && !Object.hasOwn(qualifiers, QUANTITY);
    const field = own(qualifiers, isValue ? VALUE : name);
    if (field) fields.set(relation, field);
  }
  if (fields.size > 0) return fields;
  const [only] = relations;
  const lacks = only && relations.length === 1 ? `\`${only.name}\` has no` : "no relation type here has a";
  const names = relations.flatMap((relation) => Object.keys(relation.qualifiers));
  throw new QueryError(`${lacks} qualifier \`${name}\``, attributeHint(schema, name) ?? didYouMean(name, names));
}

/** The attribute of this name in each entity type. */
export function attributesNamed(schema: Schema, name: string): Fields {
  const types = Object.values(schema.entities);
  if (name === TYPE) return new Map(types.map((type) => [type.name, typeField(types.map((one) => one.name))]));
  const fields = new Map<string, Field>();
  for (const { name: type, attributes } of types) {
    const field = own(attributes, name);
    if (field) fields.set(type, field);
  }
  if (fields.size > 0) return fields;
  const names = [TYPE, ...types.flatMap(({ attributes }) => Object.keys(attributes))];
  const isQualifier = Object.values(schema.relations).some(({ qualifiers }) => Object.hasOwn(qualifiers, name));
  const hint = isQualifier ? `\`${name}\` is a qualifier of facts: \`--where\` (in code, \`where\`) compares it` : null;
  throw new QueryError(`no entity type has an attribute \`${name}\``, hint ?? didYouMean(name, names));
}

/** The values of an entity's attribute; where sources tell it differently, each that is asserted. */
export function attributeValues(entity: Entity, { name }: Field, schema: Schema): readonly StoredValue[] {
  if (name === TYPE) return schema.entities[entity.type]?.lineage ?? [];
  return singly(entity.attributes[name] ?? entity.disputed?.[name]);
}

/** Says where to ask for an attribute that was taken for a qualifier; null where the name is of neither. */
export function attributeHint(schema: Schema, name: string): string | null {
  const owners = Object.values(schema.entities).filter(
    (type) => !type.abstract && Object.hasOwn(type.attributes, name),
  );
  if (owners.length === 0 && name !== TYPE) return null;
  const whose = name === TYPE ? "" : ` of ${alternatives(owners.slice(0, 3).map((type) => `\`${type.name}\``))}`;
  return `\`${name}\` is an attribute${whose}: \`--from-where\`, \`--to-where\`, \`--either-where\` and \`--entity-where\` (in code, \`fromWhere\`, \`toWhere\`, \`eitherWhere\` and \`entityWhere\`) compare it`;
}

/**
 * One test of the values of a field, whatever it is in each type that has it. A filter that suits one kind of value and not another
 * leaves the other out.
 *
 * @throws QueryError where it suits none
 */
export function fieldTest(
  fields: Fields,
  filterOf: FilterOf,
): (type: string, valuesOf: (field: Field) => readonly StoredValue[]) => boolean {
  const tests = new Map<string, ReturnType<typeof valuesTest> | QueryError>();
  const testOf = (field: Field) => {
    const key = JSON.stringify(field.type);
    const test = tests.get(key) ?? readTest(field, filterOf);
    tests.set(key, test);
    return test;
  };
  const byType = new Map([...fields].map(([type, field]) => [type, { field, test: testOf(field) }]));
  const all = [...tests.values()];
  const usable = all.flatMap((test) => (test instanceof QueryError ? [] : [test]));
  const [unsuited] = all;
  if (usable.length === 0 && unsuited instanceof QueryError) throw unsuited;
  // "not revoked" keeps what has no status at all.
  const whereAbsent = usable.some((test) => test([]));
  return (type, valuesOf) => {
    const found = byType.get(type);
    if (!found || found.test instanceof QueryError) return whereAbsent;
    return found.test(valuesOf(found.field));
  };
}

function readTest(field: Field, filterOf: FilterOf): ReturnType<typeof valuesTest> | QueryError {
  try {
    const filter = filterOf(field);
    if (filter === undefined) return (values) => values.length > 0;
    if ("values" in field.type) knownValues(field.name, field.type.values, filter);
    return valuesTest(field.type.kind, filter);
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
}

function knownValues(name: string, values: readonly string[], filter: unknown): void {
  const wanted = typeof filter === "object" && filter !== null && "not" in filter ? filter.not : filter;
  for (const one of [wanted].flat()) {
    if (typeof one === "string" && !values.includes(one))
      throw new QueryError(
        `\`${name}\` is never \`${one}\``,
        didYouMean(one, values) ?? `it is one of ${alternatives(values)}`,
      );
  }
}

function typeField(types: readonly string[]): Field {
  return { name: TYPE, type: { kind: "enum", values: types }, list: false, required: true, description: "" };
}
