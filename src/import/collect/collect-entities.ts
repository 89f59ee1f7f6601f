import { isDeepStrictEqual } from "node:util";
import { addFindings } from "../../diagnostics/add-findings.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Entity } from "../../model/entity.ts";
import { toId } from "../../model/ids.ts";
import { isRef } from "../../model/kinds/index.ts";
import { type EntityType, isA } from "../../model/schema.ts";
import type { EntityRule, Take } from "../map/take.ts";
import { setField } from "../merge/merge.ts";
import type { Row } from "../tables/table.ts";
import type { Outcome } from "../tally.ts";
import { oneLine, valueFor } from "./cell-values.ts";
import { isUncomputed, misfitsOf, neededText, plainEntity, type RuleOfTables, referTo, type Scope } from "./collect.ts";
import type { EntityRecord } from "./records.ts";
import type { RowReader } from "./row-reader.ts";

/** An attribute that refers: looked up once all entities are known. */
interface Pending {
  readonly record: EntityRecord;
  readonly reader: RowReader;
  readonly row: Row;
  readonly name: string;
  readonly take: Take;
  readonly type: EntityType;
}

/** Reads the entities of all files. */
export async function collectEntities(scope: Scope, rules: readonly RuleOfTables<EntityRule>[]): Promise<void> {
  const pending: Pending[] = [];
  for (const one of rules) {
    const { rule, readers } = one;
    for (const reader of readers) {
      const { name } = reader.table;
      for await (const row of reader.table.rows()) {
        scope.tally.rows(name, rule.name);
        const outcome = readEntity(scope, one, reader, row, pending);
        if (outcome !== null) scope.tally.add(name, rule.name, outcome);
        const text = outcome === "refused" && rule.id ? reader.text(row, rule.id) : null;
        if (text !== null) scope.refused.add(`entity ${rule.register} ${text}`);
      }
      addFindings(scope.findings, reader.table.findings);
    }
  }
  for (const reference of pending) referFrom(scope, reference);
}

/** What became of a row; null: it gave a record, of which that is to be seen. */
function readEntity(
  scope: Scope,
  { rule, columns }: RuleOfTables<EntityRule>,
  reader: RowReader,
  row: Row,
  pending: Pending[],
): Outcome | null {
  const { schema, findings } = scope;
  if (isUncomputed(scope, reader, row, [...Object.keys(rule.rows), ...rule.filled])) return "refused";
  if (!reader.wants(row, rule)) return "left out";
  if (isUncomputed(scope, reader, row, columns)) return "refused";
  const typeName = neededText(scope, reader, row, rule.type, "type");
  if (typeName === null) return "refused";
  const type = schema.entities[typeName];
  if (type === undefined || type.abstract) {
    findings.push(finding("unknown-type", { type: typeName }, reader.place(row, rule.type)));
    return "refused";
  }
  const raw = rule.id === null ? null : neededText(scope, reader, row, rule.id, "id");
  if (rule.id !== null && raw === null) return "refused";
  const name = shownName(reader.text(row, rule.title) ?? raw);
  if (name === null || name === "") {
    findings.push(finding("empty-cell", { what: "name" }, reader.place(row, rule.title)));
    return "refused";
  }
  const { fields, places, refs } = fieldsOf(rule, reader, row, type, raw, name);
  const wrong = misfitsOf(scope, nested(fields), (key) => places.get(key)?.() ?? reader.place(row, rule.title));
  // A reference that is still to be looked up is not missing.
  const real = wrong.filter(
    ({ found }) =>
      found.name !== "missing-key" || refs.every(([attribute]) => !found.message.includes(`\`${attribute}\``)),
  );
  findings.push(...real.map(({ found }) => found));
  for (const { key, found } of real) {
    if (key === "" || key === "name" || key === "type" || found.name === "missing-key") return "refused";
    delete fields[key];
  }
  const known =
    identify(scope, rule, type, raw, name) ??
    identified(scope, rule, type, fields) ??
    ownEntity(scope, rule, reader, row, type);
  const id = known?.id ?? scope.directory.mint((rule.slug && reader.text(row, rule.slug)) ?? raw ?? name, type.name);
  const key = raw === null ? `entity ${type.name} ${name}` : `entity ${rule.register} ${raw}`;
  const before = scope.entities.get(id);
  if (before !== undefined) {
    repeat(scope, before, fields, (field) => places.get(field)?.() ?? reader.place(row, rule.title));
    return "repeated";
  }
  const file = known !== undefined && known.file !== "" ? known.file : `${scope.map.folder}/${type.name}/${id}.yaml`;
  const record: EntityRecord = { key, id, file, fields, line: row.line, table: reader.table.name, rule: rule.name };
  scope.entities.set(id, record);
  scope.directory.add(merged(known, id, type.name, name, fields));
  for (const [attribute, take] of refs) pending.push({ record, reader, row, name: attribute, take, type });
  return null;
}

function shownName(text: string | null): string | null {
  return text === null ? null : oneLine(text);
}

/** The entity that a row describes, where there is one: by the origin's id, else by its own, else by its name. */
function identify(
  scope: Scope,
  rule: EntityRule,
  type: EntityType,
  raw: string | null,
  name: string,
): Entity | undefined {
  const { directory, schema } = scope;
  if (raw === null) {
    const found = directory.find(name, null, [type.name]);
    return found.is === "found" ? found.entity : undefined;
  }
  const registered = directory.registered(rule.register, raw);
  if (registered) return registered;
  const same = directory.get(raw) ?? directory.get(toId(raw));
  const isFree = same !== undefined && !Object.hasOwn(same.identifiers, rule.register);
  return isFree && isA(schema, same.type, [type.name]) ? same : undefined;
}

/** The entity that has the same identifier elsewhere, such as in Wikidata. Two of one origin are two. */
function identified(
  { directory, schema }: Scope,
  { identifiers, register }: EntityRule,
  type: EntityType,
  fields: Readonly<Record<string, unknown>>,
): Entity | undefined {
  for (const other of Object.keys(identifiers)) {
    const text = fields[`identifiers.${other}`];
    const found = typeof text === "string" ? directory.registered(other, text) : undefined;
    if (found && !Object.hasOwn(found.identifiers, register) && isA(schema, found.type, [type.name])) return found;
  }
  return undefined;
}

/** The entity of this project that went out and comes back. */
function ownEntity(
  { directory, schema }: Scope,
  rule: EntityRule,
  reader: RowReader,
  row: Row,
  type: EntityType,
): Entity | undefined {
  const own = rule.ours && directory.get(reader.text(row, rule.ours) ?? "");
  return own && !Object.hasOwn(own.identifiers, rule.register) && isA(schema, own.type, [type.name]) ? own : undefined;
}

function fieldsOf(
  rule: EntityRule,
  reader: RowReader,
  row: Row,
  type: EntityType,
  raw: string | null,
  name: string,
): {
  readonly fields: Record<string, unknown>;
  readonly places: ReadonlyMap<string, () => Place>;
  readonly refs: readonly (readonly [string, Take])[];
} {
  const fields: Record<string, unknown> = { type: type.name, name };
  const places = new Map<string, () => Place>([["name", () => reader.place(row, rule.title)]]);
  const put = (key: string, value: unknown, take: Take): void => {
    fields[key] = value;
    places.set(key, () => reader.place(row, take));
  };
  const lineOf = (take: Take): string | undefined => shownName(reader.text(row, take)) ?? undefined;
  if (raw !== null && rule.id !== null) put(`identifiers.${rule.register}`, raw, rule.id);
  for (const [register, take] of Object.entries(rule.identifiers)) {
    const text = lineOf(take);
    if (text !== undefined) put(`identifiers.${register}`, text, take);
  }
  for (const [tag, take] of Object.entries(rule.names)) {
    const text = lineOf(take);
    if (text !== undefined) put(`names.${tag}`, text, take);
  }
  const aliases = rule.alias.flatMap((take) => reader.texts(row, take)).map(oneLine);
  const others = [...new Set(aliases)].filter((alias) => alias !== "" && alias !== name);
  const [firstAlias] = rule.alias;
  if (others.length > 0 && firstAlias) put("aliases", others, firstAlias);
  const description = rule.description && reader.text(row, rule.description);
  if (description && rule.description) put("description", description, rule.description);
  const refs: (readonly [string, Take])[] = [];
  for (const [attribute, take] of Object.entries(rule.attributes)) {
    const field = type.attributes[attribute];
    if (isRef(field?.type)) refs.push([attribute, take]);
    else if (field?.list) {
      const values = reader.texts(row, take).map((text) => valueFor(field.type, text, take));
      if (values.length > 0) put(attribute, [...new Set(values)], take);
    } else if (field) {
      const text = reader.text(row, take);
      if (text !== null && text !== "") put(attribute, valueFor(field.type, text, take), take);
    }
  }
  return { fields, places, refs };
}

function nested(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [path, one] of Object.entries(fields)) setField(value, path, one);
  return value;
}

/** Another row of the same entity: what it adds is added, what it contradicts is told. */
function repeat(
  scope: Scope,
  record: EntityRecord,
  fields: Readonly<Record<string, unknown>>,
  place: (key: string) => Place,
): void {
  for (const [key, value] of Object.entries(fields)) {
    const known = record.fields[key];
    if (known === undefined) record.fields[key] = value;
    else if (Array.isArray(known) && Array.isArray(value)) record.fields[key] = [...new Set([...known, ...value])];
    else if (!isDeepStrictEqual(known, value))
      scope.findings.push(finding("rows-differ", { id: record.id, key, line: record.line }, place(key)));
  }
}

function merged(
  known: Entity | undefined,
  id: string,
  type: string,
  name: string,
  fields: Readonly<Record<string, unknown>>,
): Entity {
  const under = (prefix: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([key, value]) =>
        key.startsWith(prefix) ? [[key.slice(prefix.length), String(value)]] : [],
      ),
    );
  const aliases = Array.isArray(fields["aliases"]) ? fields["aliases"].map(String) : [];
  const own = plainEntity(id, type, name, under("identifiers."), aliases, under("names."));
  if (known === undefined) return own;
  const others = own.aliases.filter((alias) => known.aliases.every((one) => one.name !== alias.name));
  return {
    ...known,
    aliases: [...known.aliases, ...others, { name, used_by: null }],
    identifiers: { ...known.identifiers, ...own.identifiers },
  };
}

function referFrom(scope: Scope, { record, reader, row, name, take, type }: Pending): void {
  const field = type.attributes[name];
  if (field === undefined || !isRef(field.type)) return;
  const { types } = field.type;
  const texts = field.list ? reader.texts(row, take) : [reader.text(row, take) ?? []].flat();
  const ids = texts.flatMap((text) => referTo(scope, text, take, types, () => reader.place(row, take)) ?? []);
  const [first] = ids;
  if (first !== undefined) record.fields[name] = field.list ? [...new Set(ids)] : first;
}
