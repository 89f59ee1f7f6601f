import { blockYaml } from "../../fmt/block-yaml.ts";
import { draftOf } from "../../fmt/draft.ts";
import { editYaml } from "../../fmt/edit-yaml.ts";
import { ENTITY_TYPE_ORDER, type KeyOrder, RELATION_TYPE_ORDER } from "../../fmt/key-order.ts";
import type { Snapshot } from "../../host/host.ts";
import type { Field, RelationType, Schema } from "../../model/schema.ts";
import { documentOf } from "../../parse/read-folder.ts";
import { RESERVED_ATTRIBUTES, RESERVED_QUALIFIERS } from "../../schema/reserved.ts";
import { decode } from "../../text/text-file.ts";
import type { FileChange } from "../merge/merge-files.ts";
import type { ClaimDraft, Drafts, EntityDraft, RelationWanted, TypeWanted } from "./drafts.ts";
import { addValues, type Declared, declarationOf, type FieldPlan, type Property, planFields } from "./plan-fields.ts";

/** The types that an import is written with, and what the schema lacks of them. */
export interface SchemaPlan {
  /** By the name that was wanted. */
  readonly entities: ReadonlyMap<string, TypePlan>;
  readonly relations: ReadonlyMap<string, TypePlan>;
  readonly changes: readonly FileChange[];
  /** Types of which no row has both ends: they are needed to say so of each row, and are not written. */
  readonly passing: readonly FileChange[];
}

export interface TypePlan extends FieldPlan {
  readonly name: string;
}

interface Scope {
  readonly host: Snapshot;
  readonly schema: Schema;
  readonly preset: string;
  readonly typeOf: (id: string) => string | undefined;
  readonly isA: (type: string, others: readonly string[]) => boolean;
  readonly changes: FileChange[];
  readonly passing: FileChange[];
}

/** An entity type that is wanted, with all values of each property. */
export interface WantedEntities {
  readonly type: TypeWanted;
  readonly properties: Map<string, Property>;
}

/** What is to be written, by the names that are wanted. */
export interface TypesWanted {
  readonly entities: ReadonlyMap<string, WantedEntities>;
  /** @param names what each wanted type is called here */
  readonly typeOf: (names: ReadonlyMap<string, string>) => Scope["typeOf"];
  readonly relations: (
    names: ReadonlyMap<string, string>,
    typeOf: Scope["typeOf"],
  ) => ReadonlyMap<string, WantedRelation>;
}

/**
 * Finds a type for all that a preset read.
 *
 * @param typeOf the type of an entity of the project, by the id of the origin
 */
export function planSchema(
  host: Snapshot,
  schema: Schema,
  preset: string,
  { entities, claims }: Drafts,
  typeOf: (id: string) => string | undefined,
): SchemaPlan {
  return planTypes(host, schema, preset, {
    entities: byName(entities),
    typeOf: (names) => {
      const own = new Map(entities.map(({ id, type }) => [id, names.get(type.name) ?? type.name]));
      return (id) => own.get(id) ?? typeOf(id);
    },
    relations: (_, typeOfId) => relationsOf(claims, typeOfId),
  });
}

/**
 * Finds a type for all that is wanted: a shipped one or one of the project's, with fields added where the data has more than it holds;
 * or a new one.
 *
 * @param origin names what types of an own name are called after
 */
export function planTypes(host: Snapshot, schema: Schema, origin: string, wanted: TypesWanted): SchemaPlan {
  const files = new Set(host.list("schema").files.map(({ path }) => path));
  const isTaken = (name: string): boolean => {
    if (schema.entities[name]) return schema.entities[name].abstract;
    return schema.relations[name] !== undefined || files.has(`schema/entities/${name}.yaml`);
  };
  const names = new Map<string, string>();
  for (const name of wanted.entities.keys()) names.set(name, isTaken(name) ? `${origin}-${name}` : name);
  const lineages = new Map<string, readonly string[]>();
  const isA = (type: string, others: readonly string[]): boolean =>
    (lineages.get(type) ?? schema.entities[type]?.lineage ?? [type]).some((one) => others.includes(one));
  const scope: Scope = {
    host,
    schema,
    preset: origin,
    changes: [],
    passing: [],
    isA,
    typeOf: wanted.typeOf(names),
  };
  const plans = new Map<string, TypePlan>();
  const added = new Map<string, ReadonlyMap<string, Field>>();
  const lineageOf = (name: string, type: TypeWanted): readonly string[] =>
    schema.entities[name]?.lineage ?? [name, ...(schema.entities[type.extends]?.lineage ?? [])];
  for (const [key, { type }] of wanted.entities) {
    const name = names.get(key) ?? key;
    lineages.set(name, lineageOf(name, type));
  }
  // What a type inherits is known before it is asked for what it lacks.
  const sorted = [...wanted.entities].sort(([, a], [, b]) => depth(a) - depth(b));
  function depth({ type }: { readonly type: TypeWanted }): number {
    return lineageOf(names.get(type.name) ?? "", type).length;
  }
  for (const [key, { type, properties }] of sorted) {
    const name = names.get(key) ?? key;
    const lineage = lineageOf(name, type);
    const inherited = lineage.slice(1).flatMap((one) => [...(added.get(one)?.entries() ?? [])]);
    const base = schema.entities[name] ?? schema.entities[type.extends];
    const fields = { ...base?.attributes, ...Object.fromEntries(inherited) };
    const plan = planFields({ ...scope, reserved: RESERVED_ATTRIBUTES }, properties, fields);
    plans.set(key, { name, ...plan });
    added.set(name, plan.added);
    const declared = { label: type.label, extends: type.extends, description: described(type.origin) };
    if (schema.entities[name] === undefined || plan.added.size > 0)
      declare(scope, `schema/entities/${name}.yaml`, declared, "attributes", plan.added, ENTITY_TYPE_ORDER);
  }
  const relations = planRelations(
    scope,
    wanted.relations(names, scope.typeOf),
    (name) => names.has(name) || schema.entities[name] !== undefined,
  );
  return { entities: plans, relations, changes: scope.changes, passing: scope.passing };
}

function byName(drafts: readonly EntityDraft[]): ReadonlyMap<string, WantedEntities> {
  const found = new Map<string, WantedEntities>();
  for (const { type, values } of drafts) {
    const known = found.get(type.name) ?? { type, properties: new Map() };
    found.set(type.name, known);
    addValues(known.properties, values);
  }
  return found;
}

/** A relation, and what the file has at its ends. */
export interface WantedRelation {
  readonly type: RelationWanted;
  readonly properties: Map<string, Property>;
  readonly from: Set<string>;
  readonly to: Set<string>;
  isOwn: boolean;
}

function relationsOf(claims: readonly ClaimDraft[], typeOf: Scope["typeOf"]): ReadonlyMap<string, WantedRelation> {
  const wanted = new Map<string, WantedRelation>();
  for (const { type, subject, object, values } of claims) {
    const known = wanted.get(type.name) ?? {
      type,
      properties: new Map(),
      from: new Set(),
      to: new Set(),
      isOwn: false,
    };
    wanted.set(type.name, known);
    const [from, to] = [typeOf(subject ?? ""), typeOf(object ?? "")];
    // A row without both ends is refused: it says nothing about the type.
    if (from !== undefined && to !== undefined) {
      known.from.add(from);
      known.to.add(to);
      known.isOwn ||= subject === object;
    }
    addValues(known.properties, values);
  }
  return wanted;
}

function planRelations(
  scope: Scope,
  wanted: ReadonlyMap<string, WantedRelation>,
  isEntityType: (name: string) => boolean,
): ReadonlyMap<string, TypePlan> {
  const { schema } = scope;
  const plans = new Map<string, TypePlan>();
  for (const [key, ends] of wanted) {
    const name = relationName(scope, ends, isEntityType);
    const there = schema.relations[name];
    const plan = planFields({ ...scope, reserved: RESERVED_QUALIFIERS }, ends.properties, there?.qualifiers ?? {});
    plans.set(key, { name, ...plan });
    const isWider = there !== undefined && !ends.type.isOurs && !fits(there, ends, scope.isA);
    if (there !== undefined && !isWider && plan.added.size === 0) continue;
    const declared = there === undefined ? newRelation(ends, plan) : isWider ? endsOf(ends, there) : {};
    const isEmpty = ends.from.size === 0;
    const all = Object.keys(schema.entities);
    declare(
      isEmpty ? { ...scope, changes: scope.passing } : scope,
      `schema/relations/${name}.yaml`,
      isEmpty && there === undefined ? { domain: all, range: all } : declared,
      "qualifiers",
      plan.added,
      RELATION_TYPE_ORDER,
    );
  }
  return plans;
}

/** The name that is wanted, unless what bears it means something else. */
function relationName(
  { schema, preset, isA }: Scope,
  ends: WantedRelation,
  isEntityType: (name: string) => boolean,
): string {
  const { type } = ends;
  if (type.isOurs) return type.name;
  for (const name of [type.name, `${preset}_${type.name}`]) {
    if (isEntityType(name)) continue;
    const there = schema.relations[name];
    if (there === undefined || there.description === described(type.origin)) return name;
    const isPlain = there.value === null && there.derive === null;
    const isFull = Object.values(there.qualifiers).some(({ required }) => required);
    if (isPlain && !isFull && there.symmetric === (type.symmetric ?? false) && fits(there, ends, isA)) return name;
  }
  return `${preset}_${type.name}_2`;
}

function fits(
  { symmetric, domain, range, self }: RelationType,
  { from, to, isOwn }: WantedRelation,
  isA: Scope["isA"],
): boolean {
  const starts = symmetric ? [...domain, ...range] : domain;
  const ends = symmetric ? starts : range;
  if (isOwn && self !== "allowed") return false;
  return [...from].every((name) => isA(name, starts)) && [...to].every((name) => isA(name, ends));
}

function newRelation({ type, from, to, isOwn }: WantedRelation, { names }: FieldPlan): Declared {
  const key = (type.key ?? []).flatMap((property) => (property === "date" ? "when" : (names.get(property) ?? [])));
  return {
    label: type.label,
    ...(type.inverse !== type.label && { inverse: type.inverse }),
    description: described(type.origin),
    ...(type.symmetric && { symmetric: true }),
    domain: [...from].sort(),
    range: [...to].sort(),
    ...(key.length > 0 && { key }),
    ...(isOwn && { self: "allowed" }),
    ...(type.time && { time: type.time }),
  };
}

/** The ends that a type of an earlier import takes, and those that are new. */
function endsOf({ from, to, isOwn }: WantedRelation, there: RelationType): Declared {
  return {
    domain: [...new Set([...there.domain, ...from])].sort(),
    range: [...new Set([...there.range, ...to])].sort(),
    ...(isOwn && { self: "allowed" }),
  };
}

function described(origin: string): string {
  return `Imported: ${origin}.`;
}

/** Writes a declaration, or adds to the one that is there; a shipped one is copied into the project with what it lacks. */
function declare(
  { host, changes }: Scope,
  path: string,
  declared: Declared,
  section: "attributes" | "qualifiers",
  fields: ReadonlyMap<string, Field>,
  order: KeyOrder,
): void {
  const isThere = host.list("schema").files.some((file) => file.path === path);
  const isProjects = host.entry(path) !== undefined;
  const read = isThere ? documentOf(path, host.read(path)).document?.value : undefined;
  const draft = draftOf(read ?? {});
  const { value } = draft;
  // Of a type that is there, only what it takes is widened.
  const own = read === undefined ? Object.keys(declared) : ["domain", "range", "self"];
  for (const key of own) if (declared[key] !== undefined) value[key] = declared[key];
  if (fields.size > 0) {
    const additions = [...fields].map(([name, field]) => [name, declarationOf(field)]);
    value[section] = { ...Object(value[section]), ...Object.fromEntries(additions) };
  }
  const before = isProjects ? (decode(path, host.read(path)).file?.text ?? null) : null;
  const text = before === null || read === undefined ? blockYaml(value, order) : editYaml(path, before, read, draft);
  if (text !== null && text !== before) changes.push({ path, text, before });
}
