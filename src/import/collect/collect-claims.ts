import { addFindings } from "../../diagnostics/add-findings.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { parseDate } from "../../model/dates.ts";
import { UNKNOWN } from "../../model/entity.ts";
import { toId } from "../../model/ids.ts";
import { isRef } from "../../model/kinds/index.ts";
import { canonicalLocator, isLocator } from "../../model/locators/locator.ts";
import type { RelationType } from "../../model/schema.ts";
import { factIdentity, readKeys } from "../../resolve/fact-id.ts";
import type { RelationRule, Take } from "../map/take.ts";
import type { Row } from "../tables/table.ts";
import type { Outcome } from "../tally.ts";
import { spanOf, toDate, valueFor } from "./cell-values.ts";
import { isUncomputed, misfitsOf, neededText, type RuleOfTables, referTo, type Scope } from "./collect.ts";
import type { ClaimRecord } from "./records.ts";
import type { RowReader } from "./row-reader.ts";

/** One row, as one rule reads it. */
interface RowOfRule {
  readonly scope: Scope;
  readonly rule: RelationRule;
  readonly reader: RowReader;
  readonly row: Row;
  readonly type: RelationType;
}

/** Reads the claims of all files. */
export async function collectClaims(scope: Scope, rules: readonly RuleOfTables<RelationRule>[]): Promise<void> {
  for (const one of rules) {
    const { rule, readers } = one;
    /** Keys that rows have, and where the first of each is. */
    const keys = new Map<string, number>();
    for (const reader of readers) {
      const { name } = reader.table;
      for await (const row of reader.table.rows()) {
        scope.tally.rows(name, rule.name);
        const outcome = readRow(scope, one, reader, row, keys);
        if (outcome !== null) scope.tally.add(name, rule.name, outcome);
        const key = outcome === "refused" && rule.key ? reader.text(row, rule.key) : null;
        if (key !== null) scope.refused.add(`claim ${rule.name}\0${key}`);
      }
      addFindings(scope.findings, reader.table.findings);
    }
  }
}

/** What became of a row; null: it gave a record, of which that is to be seen. */
function readRow(
  scope: Scope,
  { rule, columns }: RuleOfTables<RelationRule>,
  reader: RowReader,
  row: Row,
  keys: Map<string, number>,
): Outcome | null {
  const { findings, schema } = scope;
  if (isUncomputed(scope, reader, row, [...Object.keys(rule.rows), ...rule.filled])) return "refused";
  if (!reader.wants(row, rule)) return "left out";
  if (isUncomputed(scope, reader, row, columns)) return "refused";
  const name = neededText(scope, reader, row, rule.type, "type");
  const type = name === null ? undefined : schema.relations[name];
  if (type === undefined) {
    if (name !== null) findings.push(finding("unknown-relation", { relation: name }, reader.place(row, rule.type)));
    return "refused";
  }
  const made = recordsOf({ scope, rule, reader, row, type });
  if (made === null) return "refused";
  const fresh = made.flatMap((record) => {
    const first = keys.get(record.key);
    if (first === undefined) {
      keys.set(record.key, row.line);
      return [record];
    }
    const [, key = ""] = record.key.split("\0");
    findings.push(finding("repeated-row", { key, line: first }, reader.place(row, rule.key ?? rule.from)));
    return [];
  });
  scope.claims.push(...fresh);
  return fresh.length === 0 ? "repeated" : null;
}

/** The claims of a row: one, but where a cell names several objects. Null where the row is refused. */
function recordsOf(at: RowOfRule): readonly ClaimRecord[] | null {
  const { scope, rule, reader, row, type } = at;
  const starts = type.symmetric ? [...new Set([...type.domain, ...type.range])] : type.domain;
  const ends = type.symmetric ? starts : type.range;
  const from = endOf(at, rule.from, starts, "subject");
  const objects = type.value !== null || rule.to === null ? [null] : objectsOf(at, rule.to, ends);
  const says = saysOf(at);
  if (from === null || objects === null || says === null) return null;
  if (type.value !== null) {
    if (rule.value === null) return null;
    const text = neededText(scope, reader, row, rule.value, "value");
    if (text === null) return null;
    says["value"] = valueFor(type.value, text, rule.value);
  }
  const key = rule.key && neededText(scope, reader, row, rule.key, "key");
  if (rule.key !== null && key === null) return null;
  if (says["at"] === undefined && rule.isLocated) says["at"] = locatorOf(key, row);
  const own: Record<string, unknown> = {};
  for (const one of type.key) {
    if (says[one] === undefined) continue;
    own[one] = says[one];
    delete says[one];
  }
  const spell = rule.spell && toId(toDate(reader.text(row, rule.spell) ?? "", rule.spell.date));
  if (spell) own["spell"] = /^\d{4}$/.test(spell) ? Number(spell) : spell;
  const records = objects.map((to): ClaimRecord => {
    const fact = factIdentity(type, from, to, readKeys(type, own), spell || undefined);
    const content = key === null ? contentKey(fact, says) : objects.length > 1 ? `${key}/${to}` : key;
    return {
      key: `claim ${rule.name}\0${content}`,
      fact,
      type: type.name,
      from,
      to,
      keys: own,
      says,
      line: row.line,
      table: reader.table.name,
      rule: rule.name,
    };
  });
  const [first] = records;
  if (first === undefined || !isSound(at, first)) return null;
  return records;
}

/** Without a key, rows that make a claim of the same fact by the same speaker from the same source are told apart by what they say. */
function contentKey(fact: string, { at: _, ...says }: Readonly<Record<string, unknown>>): string {
  return `${fact} ${JSON.stringify([says["by"], says["source"], says["when"], says["value"]])}`;
}

function objectsOf(at: RowOfRule, take: Take, wanted: readonly string[]): readonly string[] | null {
  const { scope, reader, row } = at;
  const texts = reader.texts(row, take);
  if (texts.length === 0) {
    neededText(scope, reader, row, take, "object");
    return null;
  }
  const ids = texts.flatMap((text) => referTo(scope, text, take, wanted, () => reader.place(row, take)) ?? []);
  return ids.length < texts.length ? null : [...new Set(ids)];
}

function endOf({ scope, reader, row }: RowOfRule, take: Take, wanted: readonly string[], what: string): string | null {
  const text = neededText(scope, reader, row, take, what);
  const id = text === null ? undefined : referTo(scope, text, take, wanted, () => reader.place(row, take));
  if (id !== UNKNOWN) return id ?? null;
  // A fact is written in the file of its subject, and this one has none.
  scope.findings.push(finding("unresolved-name", { text: UNKNOWN }, reader.place(row, take)));
  return null;
}

/** Qualifiers and claim keys of a row; null where one of them means nothing. */
function saysOf(at: RowOfRule): Record<string, unknown> | null {
  const { scope, rule, reader, row, type } = at;
  const says: Record<string, unknown> = {};
  const when = whenOf(at);
  if (when !== null) says["when"] = when;
  for (const [name, take] of Object.entries(rule.qualifiers)) {
    const field = type.qualifiers[name];
    if (field === undefined) continue;
    const texts = field.list ? reader.texts(row, take) : [reader.text(row, take) ?? []].flat();
    const { type: kind } = field;
    const values = texts.map((text) =>
      isRef(kind) ? referTo(scope, text, take, kind.types, () => reader.place(row, take)) : valueFor(kind, text, take),
    );
    if (values.includes(undefined)) return null;
    const [first] = values;
    if (first !== undefined && first !== "")
      says[name] = field.list && values.length > 1 ? [...new Set(values)] : first;
  }
  for (const [name, take] of Object.entries(rule.claim)) {
    const value = claimValue(at, name, take);
    if (value === undefined) return null;
    if (value !== null) says[name] = value;
  }
  const { source } = scope.map;
  if (says["source"] === undefined && source !== null) says["source"] = source.id;
  return says;
}

/** Null: the row does not say; undefined: what it says means nothing, which is reported. */
function claimValue({ scope, reader, row }: RowOfRule, name: string, take: Take): unknown {
  if (name === "by" || name === "relays" || name === "source") {
    const wanted = [name === "source" ? "source" : "actor"];
    const texts = reader.texts(row, take);
    const ids = texts.map((text) => referTo(scope, text, take, wanted, () => reader.place(row, take)));
    if (ids.includes(undefined)) return undefined;
    return ids.length > 1 ? [...new Set(ids)] : (ids[0] ?? null);
  }
  const text = reader.text(row, take);
  if (text === null || text === "") return null;
  if (name === "said") return toDate(text, take.date);
  if (name === "credibility") return /^\d$/.test(text) ? Number(text) : text;
  return name === "at" ? canonicalLocator(text) : text;
}

function whenOf({ rule, reader, row }: RowOfRule): string | null {
  const { when, start, end } = rule;
  const dateOf = (take: Take | null): string | null => {
    const text = take && reader.text(row, take);
    return text === null || take === null ? null : toDate(text, take.date);
  };
  if (when !== null) return dateOf(when);
  const ending = end && reader.text(row, { ...end, words: null });
  const goesOn = typeof ending === "string" && (end?.open ?? []).includes(ending);
  return spanOf(dateOf(start), goesOn ? null : dateOf(end), goesOn, end !== null);
}

/** Where a wrong date is read from: of a beginning and an end, the one that is not a date. */
function faultyDate({ rule, reader, row }: RowOfRule): Take | null {
  const { when, start, end } = rule;
  if (when !== null || start === null || end === null) return when ?? start ?? end;
  const isRead = (take: Take): boolean => {
    const text = reader.text(row, take);
    return text === null || parseDate(toDate(text, take.date)) !== null;
  };
  return isRead(start) && !isRead(end) ? end : start;
}

function locatorOf(key: string | null, row: Row): string {
  const fragment = `#${(key ?? "").replace(/[\s,;&]+/g, "_").replace(/_+$/, "")}`;
  return key !== null && isLocator(fragment) ? canonicalLocator(fragment) : (row.locator ?? `l. ${row.line}`);
}

/** Whether a file that says the same would pass; what is wrong is told at the cells. */
function isSound(at: RowOfRule, { type, from, to, keys, says }: ClaimRecord): boolean {
  const { scope, rule, reader, row } = at;
  const value = { type, from, ...(to !== null && { to }), ...keys, ...says };
  const takes: Readonly<Record<string, Take | null>> = {
    ...rule.qualifiers,
    ...rule.claim,
    when: faultyDate(at),
    from: rule.from,
    to: rule.to,
    value: rule.value,
  };
  const placeOf = (key: string): Place => reader.place(row, takes[key] ?? rule.from);
  const wrong = misfitsOf(scope, value, placeOf);
  scope.findings.push(...wrong.map(({ found }) => found));
  return wrong.length === 0;
}
