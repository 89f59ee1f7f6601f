import { addFindings } from "../diagnostics/add-findings.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Document } from "../model/document.ts";
import { deviceIn, isId, toId } from "../model/ids.ts";
import type { JsonSchema } from "../model/json-schema.ts";
import { isMapping } from "../model/mapping.ts";
import { compareText } from "../model/order.ts";
import { pointerTo } from "../model/pointer.ts";
import { type EntityType, isA, pairingOf, type RelationType, type Schema } from "../model/schema.ts";
import { entitySchema, entrySchema, factSchema } from "../schema/json-schema.ts";
import { isName } from "../schema/reserved.ts";
import { describe } from "../schema/section.ts";
import { didYouMean, nearest } from "../text/nearest.ts";
import { listed } from "../text/one-of.ts";
import { type Accepts, createAccepts } from "./accepts.ts";
import { createExplainer } from "./explain-misfit.ts";
import { rewordErrors } from "./reword-errors.ts";

/** Checks one file against the schema. Validators are compiled when a type or a relation first comes up. */
export function createValidator(schema: Schema): (document: Document) => Finding[] {
  const check = checkers.get(schema) ?? createChecker(schema);
  checkers.set(schema, check);
  return (document) => {
    const { file, id, value } = document;
    const findings: Finding[] = [];
    const device = deviceIn(file);
    if (device !== undefined) {
      const name = device.replace(/\..*$/, "");
      const hint = `Windows keeps \`${name}\` for a device and cannot check it out: call it \`${name}-1\``;
      findings.push(finding("bad-file-name", { id: name }, { file, start: 0, end: 0 }, { hint }));
    } else if (!isId(id) || id === "unknown") {
      const meant = toId(id);
      const hint = meant === "" || meant === "unknown" ? {} : { hint: `call it \`${meant}.yaml\`` };
      findings.push(finding("bad-file-name", { id }, { file, start: 0, end: 0 }, hint));
    }
    const type = value["type"];
    const place = { file, pointer: "/type", on: "value" as const };
    if (type === undefined)
      findings.push(finding("missing-type", {}, { file, pointer: "", on: "value" }, typeWanted(schema, value)));
    else if (type === null) findings.push(finding("empty-value", { key: "type" }, place));
    else if (typeof type !== "string") {
      findings.push(
        finding("wrong-kind", { key: "type", expected: "the name of a type", found: describe(type) }, place),
      );
    } else if (schema.entities[type])
      addFindings(findings, checkEntity(schema, schema.entities[type], document, check));
    else if (schema.relations[type]) addFindings(findings, checkFact(schema.relations[type], document, check));
    else findings.push(finding("unknown-type", { type }, place, typeMeant(schema, type)));
    return findings;
  };
}

/** While a project is edited its schema is the same: what was compiled for one key stroke is good for the next. */
const checkers = new WeakMap<Schema, Checker>();

/** Says whether values fit, and what is wrong with those that do not. */
interface Checker {
  /** What a file of an entity type holds: one and the same function, by which checks are kept. */
  readonly entity: (type: EntityType) => JsonSchema;
  /** The check of what a type or a relation says, compiled once for each such declaration. */
  accepts<T extends object>(declared: T, make: (declared: T) => JsonSchema): Accepts;
  /** Relations that an entity of this type may have, with the checks of their entries, as far as they have come up. */
  entries(type: EntityType): Map<string, Accepts>;
  /** Why `value`, at `pointer` of `file`, does not fit the JSON Schema that `make` gives; `key` names that schema. */
  explain(key: string, make: () => JsonSchema, value: unknown, at: At): Finding[];
}

interface At {
  readonly file: string;
  readonly pointer: string;
  readonly relation: RelationType | null;
  readonly elsewhere?: (key: string) => string | undefined;
}

function createChecker(schema: Schema): Checker {
  const compile = createAccepts();
  const explain = createExplainer();
  const compiled = new Map<(declared: never) => JsonSchema, Map<object, Accepts>>();
  const entries = new Map<EntityType, Map<string, Accepts>>();
  return {
    entity: (type) => entitySchema(type, schema.relations),
    accepts: (declared, make) => {
      const known = entryOf(compiled, make);
      let accepts = known.get(declared);
      if (!accepts) {
        accepts = compile(make(declared));
        known.set(declared, accepts);
      }
      return accepts;
    },
    entries: (type) => entryOf(entries, type),
    explain: (key, make, value, at) =>
      rewordErrors(explain(key, make, value), at.file, at.pointer, at.relation, at.elsewhere),
  };
}

/** The map under a key, made where there is none. */
function entryOf<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key);
  if (!map) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}

function checkFact(relation: RelationType, { file, value }: Document, check: Checker): Finding[] {
  const pairing = pairingOf(relation);
  if (pairing !== null) {
    const params = { relation: relation.name, from: pairing.from };
    return [finding("derived-relation", params, { file, pointer: "/type", on: "value" })];
  }
  if (check.accepts(relation, factSchema)(value)) return [];
  return check.explain(`fact ${relation.name}`, () => factSchema(relation), value, { file, pointer: "", relation });
}

function checkEntity(schema: Schema, type: EntityType, { file, value }: Document, check: Checker): Finding[] {
  if (type.abstract) {
    const kinds = Object.values(schema.entities).filter(
      (other) => !other.abstract && other.lineage.includes(type.name),
    );
    const hint = kinds.length > 0 ? { hint: `one of ${listed(kinds.map(({ name }) => name))}` } : {};
    return [finding("abstract-type", { type: type.name }, { file, pointer: "/type", on: "value" }, hint)];
  }
  const findings = check.accepts(type, check.entity)(value) ? [] : explainEntity(schema, type, file, value, check);
  const relations = value["relations"];
  if (!isMapping(relations)) return findings;
  const known = check.entries(type);
  for (const name in relations) {
    if (!known.get(name)?.(relations[name]))
      addFindings(findings, checkEntries(schema, type, file, name, relations, check));
  }
  return findings;
}

function explainEntity(schema: Schema, type: EntityType, file: string, value: unknown, check: Checker): Finding[] {
  return check.explain(`entity ${type.name}`, () => check.entity(type), value, {
    file,
    pointer: "",
    relation: null,
    elsewhere: (key) => (schema.relations[key] ? `\`${key}\` is a relation: put it under \`relations:\`` : undefined),
  });
}

/** The entries of a relation that comes up for the first time with this type, or that has no place there, or of which some do not fit. */
function checkEntries(
  schema: Schema,
  type: EntityType,
  file: string,
  name: string,
  relations: Readonly<Record<string, unknown>>,
  check: Checker,
): Finding[] {
  const relation = schema.relations[name];
  if (!relation) return [unknownRelation(schema, name, file, Object.keys(relations))];
  const wrong = wrongRelation(schema, relation, type, file);
  if (wrong) return [wrong];
  const accepts = check.accepts(relation, entrySchema);
  check.entries(type).set(name, accepts);
  const entries = relations[name];
  if (accepts(entries)) return [];
  const at = { file, pointer: pointerTo("/relations", name), relation };
  return check.explain(`entry ${name}`, () => entrySchema(relation), entries, at);
}

function typeMeant(schema: Schema, type: string): Pick<Finding, "hint"> {
  const relation = relationMeant(schema, type);
  if (relation?.isInverse)
    return { hint: `inverses are not written: make it \`${relation.name}\`, and swap \`from\` and \`to\`` };
  const meant = didYouMean(type, [...Object.keys(schema.entities), ...Object.keys(schema.relations)]);
  return meant.hint === undefined ? { hint: `entity types are ${listed(concreteTypes(schema))}` } : meant;
}

/** What a file without a `type` should say: the key may be there, in other letters. */
function typeWanted(schema: Schema, value: Readonly<Record<string, unknown>>): Pick<Finding, "hint"> {
  const meant = Object.keys(value).find((key) => nearest(key, ["type"]) !== undefined);
  if (meant !== undefined) return { hint: `write \`type\` in place of \`${meant}\`` };
  return { hint: `for an entity, write \`type:\` and one of ${listed(concreteTypes(schema))}` };
}

function concreteTypes(schema: Schema): readonly string[] {
  const types = Object.values(schema.entities).filter(({ abstract }) => !abstract);
  return types.map(({ name }) => name).sort(compareText);
}

/** The relation that some word is the name, the label or the inverse of, or nearly so. */
function relationMeant(schema: Schema, written: string): { name: string; isInverse: boolean } | undefined {
  const words = new Map<string, { name: string; isInverse: boolean }>();
  const spelt = (text: string): string => text.toLowerCase().replace(/[\s-]+/g, "_");
  for (const { name, label, inverse, symmetric } of Object.values(schema.relations)) {
    for (const word of [name, spelt(label)]) words.set(word, { name, isInverse: false });
    if (!symmetric && inverse !== "" && !words.has(spelt(inverse)))
      words.set(spelt(inverse), { name, isInverse: true });
  }
  const said = spelt(written);
  return words.get(said) ?? words.get(nearest(said, words.keys()) ?? "");
}

/** @param taken relations that the entity has already */
function unknownRelation(schema: Schema, name: string, file: string, taken: readonly string[]): Finding {
  const place = { file, pointer: pointerTo("/relations", name), on: "key" as const };
  const meant = relationMeant(schema, name);
  const hint = !meant
    ? `docs/schema.md lists those that ship; one of your own is a file: schema/relations/${name}.yaml`
    : meant.isInverse
      ? `inverses are not written: put \`${meant.name}\` in the file of the other entity`
      : `did you mean \`${meant.name}\`?`;
  const fix = meant && !meant.isInverse && !taken.includes(meant.name) ? { fix: [{ place, newText: meant.name }] } : {};
  const extra = meant || isName(name) ? { hint, ...fix } : {};
  return finding("unknown-relation", { relation: name }, place, extra);
}

function wrongRelation(schema: Schema, relation: RelationType, type: EntityType, file: string): Finding | undefined {
  const place = { file, pointer: pointerTo("/relations", relation.name), on: "key" as const };
  const pairing = pairingOf(relation);
  if (pairing !== null) {
    const params = { relation: relation.name, from: pairing.from };
    return finding("derived-relation", params, place, { hint: `write \`${pairing.from}\` instead` });
  }
  // A symmetric fact may be in the file of either end.
  const starts = relation.symmetric ? [...new Set([...relation.domain, ...relation.range])] : relation.domain;
  if (isA(schema, type.name, starts)) return undefined;
  const domain = starts.map((name) => `\`${name}\``).join(" or ");
  const extra = isA(schema, type.name, relation.range)
    ? { hint: `write it in the file of the other end: this one is what \`${relation.name}\` leads to` }
    : {};
  const params = { relation: relation.name, type: `\`${type.name}\``, domain };
  return finding("relation-not-of-type", params, place, extra);
}
