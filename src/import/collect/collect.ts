import type { Finding, Place } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { type Entity, UNKNOWN } from "../../model/entity.ts";
import { pointerTo, pointerTokens } from "../../model/pointer.ts";
import { isA, type Schema } from "../../model/schema.ts";
import { selfRelated } from "../../rules/structure/self-relation.ts";
import { backwardsDate } from "../../rules/time/when-backwards.ts";
import { anyOf, kindOf } from "../../rules/wording.ts";
import { didYouMean } from "../../text/nearest.ts";
import { createValidator } from "../../validate/create-validator.ts";
import type { Directory } from "../directory.ts";
import type { EntityRule, ImportMap, RelationRule, Take } from "../map/take.ts";
import type { CellSpans } from "../tables/cell-spans.ts";
import { isLastPart, type Row, type Table } from "../tables/table.ts";
import { Tally } from "../tally.ts";
import type { ClaimRecord, EntityRecord } from "./records.ts";
import { columnsOf, RowReader } from "./row-reader.ts";

/** What is read of the origin: records, and all that is to be said of its rows. */
export interface Collected {
  /** By id. */
  readonly entities: Map<string, EntityRecord>;
  readonly claims: ClaimRecord[];
  readonly findings: Finding[];
  readonly tally: Tally;
  /** Keys of records whose rows are there, but were refused this time. */
  readonly refused: Set<string>;
}

/** What the readers of rows share. */
export interface Scope extends Collected {
  readonly schema: Schema;
  readonly map: ImportMap;
  readonly directory: Directory;
  /** What no entity is called is made one. */
  readonly makesNew: boolean;
  readonly validate: ReturnType<typeof createValidator>;
}

export function newScope(schema: Schema, map: ImportMap, directory: Directory, makesNew: boolean): Scope {
  return {
    schema,
    map,
    directory,
    makesNew,
    validate: createValidator(schema),
    entities: new Map(),
    claims: [],
    findings: [],
    tally: new Tally(),
    refused: new Set(),
  };
}

/** A rule with the files whose rows it is about. */
export interface RuleOfTables<R> {
  readonly rule: R;
  readonly readers: readonly RowReader[];
  /** Columns that the rule needs. */
  readonly columns: readonly string[];
}

/** Finds for each rule the files that have its columns; a rule that is about none is a finding. */
export function matchRules<R extends EntityRule | RelationRule>(
  rules: readonly R[],
  tables: readonly Table[],
  scope: Pick<Scope, "map" | "findings">,
  spans: CellSpans,
): readonly RuleOfTables<R>[] {
  const all = tables.map((table) => new RowReader(table, scope.map.absent, spans));
  return rules.map((rule) => {
    const named = ofFile(
      all.filter(({ table }) => (table.rule === undefined ? isOfSheet(table, rule) : table.rule === rule.name)),
      rule.file,
    );
    const needed = columnsOf(rule);
    if (rule.sheet !== null && named.length === 0) {
      scope.findings.push(unknownSheet(rule, rule.sheet, tables, scope.map.path));
      return { rule, readers: [], columns: [] };
    }
    const readers = named.filter((reader) => needed.every(({ column }) => reader.has(column)));
    if (readers.length === 0)
      scope.findings.push(...unknownColumns(rule, named.length > 0 ? named : all, needed, scope.map.path));
    return { rule, readers, columns: needed.map(({ column }) => column) };
  });
}

function isOfSheet({ sheet: own }: Table, { sheet }: EntityRule | RelationRule): boolean {
  // A spreadsheet takes no two sheets whose names differ in case alone.
  return sheet === null || own?.toLowerCase() === sheet.toLowerCase();
}

/** The tables of the file that a rule names: what it names whole comes before what only ends so, as `a.csv` before `data.csv`. */
function ofFile(readers: readonly RowReader[], wanted: string | null): readonly RowReader[] {
  if (wanted === null) return readers;
  const namesOf = ({ name, file }: Table): readonly string[] => (file === undefined ? [name] : [name, file]);
  for (const isNamed of [isName, isLastPart, isEnding]) {
    const found = readers.filter(({ table }) => namesOf(table).some((name) => isNamed(name, wanted)));
    if (found.length > 0) return found;
  }
  return [];
}

function isName(name: string, wanted: string): boolean {
  return name === wanted;
}

function isEnding(name: string, wanted: string): boolean {
  return name.endsWith(wanted);
}

function unknownSheet(
  { pointer }: EntityRule | RelationRule,
  sheet: string,
  tables: readonly Table[],
  file: string,
): Finding {
  const sheets = [...new Set(tables.flatMap((table) => table.sheet ?? []))];
  const place = { file, pointer: pointerTo(pointer, "sheet"), on: "value" as const };
  return finding("unknown-sheet", { sheet, sheets }, place, didYouMean(sheet, sheets));
}

function unknownColumns(
  rule: EntityRule | RelationRule,
  readers: readonly RowReader[],
  needed: ReturnType<typeof columnsOf>,
  file: string,
): readonly Finding[] {
  const lacking = readers.map((reader) => ({ reader, missing: needed.filter(({ column }) => !reader.has(column)) }));
  const nearest = lacking.toSorted((a, b) => a.missing.length - b.missing.length)[0];
  if (nearest === undefined) return [];
  const files = nearest.reader.table.name;
  const seen = new Set<string>();
  return nearest.missing.flatMap(({ column, pointer }) => {
    if (seen.has(column)) return [];
    seen.add(column);
    const place: Place = { file, pointer: pointer === "" ? rule.pointer : pointer, on: "value", part: column };
    return [finding("unknown-column", { column, files }, place, didYouMean(column, nearest.reader.table.columns))];
  });
}

/** The entity that a text means; undefined where it means none, which is reported. */
export function referTo(
  scope: Scope,
  text: string,
  { register, type }: Take,
  wanted: readonly string[],
  place: () => Place,
): string | undefined {
  const { directory, schema, findings } = scope;
  if (text === UNKNOWN) return UNKNOWN;
  const found = directory.find(text, register, wanted);
  if (found.is === "found") return found.entity.id;
  if (found.is === "misplaced") {
    const params = { id: found.entity.id, is: kindOf(schema, found.entity), wanted: anyOf(schema, wanted) };
    findings.push(finding("misplaced-name", params, place()));
  } else if (found.is === "ambiguous") {
    const ids = found.entities.map(({ id }) => `\`${id}\``).join(", ");
    findings.push(finding("ambiguous-name", { text, ids }, place()));
  } else {
    const made = scope.makesNew ? makeEntity(scope, text, register, type, wanted) : undefined;
    if (made !== undefined) return made;
    findings.push(finding("unresolved-name", { text }, place(), directory.suggestion(text, wanted)));
  }
  return undefined;
}

/** An entity of which no more is known than what a cell calls it. */
function makeEntity(
  scope: Scope,
  text: string,
  register: string | null,
  type: string | null,
  wanted: readonly string[],
): string | undefined {
  const { schema, directory, map, entities } = scope;
  const types = Object.values(schema.entities).filter((one) => !one.abstract && isA(schema, one.name, wanted));
  const [only] = types;
  const declared = type === null ? (types.length === 1 ? only : undefined) : schema.entities[type];
  if (declared === undefined || Object.values(declared.attributes).some(({ required }) => required)) return undefined;
  const id = directory.mint(text, declared.name);
  const fields = { type: declared.name, name: text, ...(register !== null && { [`identifiers.${register}`]: text }) };
  directory.add(plainEntity(id, declared.name, text, register === null ? {} : { [register]: text }));
  const file = `${map.folder}/${declared.name}/${id}.yaml`;
  entities.set(id, { key: `new ${register ?? ""} ${text}`, id, file, fields, line: 0, table: "", rule: "--new" });
  scope.tally.rows("", "--new");
  return id;
}

/** An entity as far as others refer to it. */
export function plainEntity(
  id: string,
  type: string,
  name: string,
  identifiers: Entity["identifiers"],
  aliases: readonly string[] = [],
  names: Entity["names"] = {},
): Entity {
  return {
    id,
    type,
    name,
    aliases: aliases.map((alias) => ({ name: alias, used_by: null })),
    names,
    identifiers,
    description: null,
    unnamed: false,
    former_ids: [],
    not_same_as: [],
    attributes: {},
    file: "",
  };
}

/** Checks a record as a file that says the same would be checked, and tells what is wrong at its cells. */
export function misfitsOf(
  scope: Scope,
  value: Readonly<Record<string, unknown>>,
  placeOf: (key: string) => Place,
): readonly { readonly key: string; readonly found: Finding }[] {
  const breaches = breachesOf(scope, value, placeOf);
  const misfits = scope.validate({ file: "row.yaml", id: "row", value }).map((one) => {
    const [key = "", inner] = "pointer" in one.place ? pointerTokens(one.place.pointer) : [];
    const name = inner !== undefined && ["identifiers", "names"].includes(key) ? `${key}.${inner}` : key;
    const { fix: _fix, related: _related, ...found } = one;
    return { key: name, found: { ...found, place: placeOf(name) } };
  });
  return breaches.length === 0 ? misfits : [...misfits, ...breaches];
}

/** What rules say of one row, whatever else the project holds. */
function breachesOf(
  { schema }: Scope,
  value: Readonly<Record<string, unknown>>,
  placeOf: (key: string) => Place,
): readonly { readonly key: string; readonly found: Finding }[] {
  const type = String(value["type"]);
  const relation = schema.relations[type];
  const fields = relation?.qualifiers ?? schema.entities[type]?.attributes;
  const dates = Object.keys(value).flatMap((key) => {
    const found = backwardsDate(fields, value, key, () => placeOf(key));
    return found === null ? [] : [{ key, found }];
  });
  const { from, to } = value;
  if (relation === undefined || relation.self === "allowed" || from !== to) return dates;
  return [...dates, { key: "to", found: selfRelated(type, String(from), placeOf("to")) }];
}

/** Whether a rule needs a cell whose formula no program has computed, which is reported: what it would say is not known. */
export function isUncomputed(scope: Scope, reader: RowReader, row: Row, needed: readonly string[]): boolean {
  const missing = row.isUncomputed === undefined ? [] : reader.uncomputed(row, needed);
  scope.findings.push(...missing.map((place) => finding("uncomputed-formula", {}, place)));
  return missing.length > 0;
}

/** The text of a cell that a row cannot do without; null where it has none, which is reported. */
export function neededText(scope: Scope, reader: RowReader, row: Row, take: Take, what: string): string | null {
  const text = reader.text(row, take);
  if (text === null || text === "") {
    scope.findings.push(finding("empty-cell", { what }, reader.place(row, take)));
    return null;
  }
  return text;
}
