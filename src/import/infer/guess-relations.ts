import { romanName, typeName } from "../presets/type-name.ts";
import { findDates } from "./find-dates.ts";
import { findRowKeys, isRowId } from "./find-key.ts";
import type { TwoEnds } from "./find-things.ts";
import type { EndGuess, FieldGuess, Known, Part, Read, RelationGuess } from "./guess.ts";
import { fieldOf, plainPart } from "./guess-things.ts";
import { speaksOf } from "./header-words.ts";
import type { Column } from "./sheet.ts";
import { isCited, isShort } from "./value-kind.ts";

export interface RelationWish {
  readonly read: Read;
  readonly ends: TwoEnds;
  readonly from: EndGuess;
  readonly to: EndGuess;
  readonly columns: readonly Column[];
  readonly why: string;
}

/** Names of files that say no more than that they are of relations. */
const GENERAL =
  /(?:^|\s)(?:edges?|links?|relations?|relationships?|ties|data|table|sheet\d*|export|import|dyads?|pairs|network|graph|untitled)$/i;

/** What the rows of a table of relations say. */
export function relationsOf(wish: RelationWish, known: Known): readonly RelationGuess[] {
  const { read, ends, from, to } = wish;
  const isValue = known.isValue(typeName(ends.to.name, "_", ""), from.types[0] ?? "");
  const used = new Set<Column>([ends.from, ends.to]);
  const free = (): readonly Column[] => wish.columns.filter((column) => !used.has(column) && column.filled > 0);
  const taken = (column: Column | null): Column | null => {
    if (column) used.add(column);
    return column;
  };
  const directed = taken(free().find((column) => isDirected(column)) ?? null);
  const typed = taken(free().find((column) => isTyped(read, column)) ?? null);
  const dates = findDates({ ...read, columns: free() });
  for (const part of [dates.start, dates.end, dates.when])
    for (const name of part?.columns ?? []) taken(wish.columns.find((column) => column.name === name) ?? null);
  const source = taken(free().find((column) => isSource(read, column)) ?? null);
  const note = taken(free().find((column) => isNote(read, column)) ?? null);
  const counted = free().find((column) => isRowId(column, read.sheet.rows));
  const fields = free()
    .filter((column) => column !== counted && !isValue)
    .map((column) => fieldOf(read, column));
  const date = dates.start ?? dates.when ?? dates.end;
  const told = [...fields]
    .filter(({ values }) => values.is !== "long" && values.is !== "nested")
    .sort((a, b) => rankOf(a) - rankOf(b));
  const sides = sidesOf(directed, read);
  return sides.map(({ rows, isUndirected }): RelationGuess => {
    const wanted = Object.entries(rows)[0];
    const filter = wanted && read.columns.find(({ name }) => name === wanted[0]);
    const keys = findRowKeys({
      isWanted: (row) => !filter || (wanted?.[1].includes(filter.cells[row]?.[0] ?? "") ?? true),
      ends,
      columns: read.columns,
      date,
      fields: told.map(({ column }) => column),
      isUndirected,
    });
    const words = typed === null ? {} : wordsOf(typed);
    return {
      ...{ read, from, to, fields, isValue, rows, words, filled: [] },
      why: wish.why,
      typeColumn: typed,
      type: isValue ? typeName(ends.to.name, "_", "") : nameOf(read, keys.isSymmetric, sides.length > 1),
      ...keys,
      isOwn: keys.isOwn && from.types[0] === to.types[0],
      key: keyWith(keys.key, typed),
      isEvent: dates.when !== null && isByDay(read, dates.when),
      ...dates,
      source: source ? plainPart(source, "each is made a source of its own", { column: source.name }) : null,
      note: note ? plainPart(note, "for readers") : null,
    };
  });
}

function keyWith(key: Part | null, typed: Column | null): Part | null {
  if (key === null || typed === null || key.columns.length < 2) return key;
  const columns = [...key.columns, typed.name];
  const isList = typeof key.take === "string" || Array.isArray(key.take);
  return { ...key, columns, take: isList ? columns : { ...key.take, column: columns } };
}

/** What the relation is called after. */
function nameOf({ title, graph }: Read, isSymmetric: boolean, isOneOfTwo: boolean): string {
  const general = isSymmetric ? "linked_with" : "linked_to";
  if (graph === "edges" || GENERAL.test(title.trim())) return general;
  const name = romanName(title, "_", general);
  return isSymmetric && isOneOfTwo ? `${name}_mutually` : name;
}

/** A relation whose type is in a column has one in each row, and few in all. */
function isTyped(read: Read, column: Column): boolean {
  const texts = [...column.counts.keys()];
  const names = new Set(texts.map((text) => romanName(text, "_", "")));
  const isNamed =
    /^(?:relation|relationship|predicate|rel|relation.?type|relationship.?type|edge.?type|type|kind|связь|тип|관계|관계유형|유형)$/i.test(
      column.name.trim(),
    );
  const isUsable =
    names.size === texts.length && texts.length <= 30 && !names.has("") && texts.every((text) => text.length <= 40);
  return (
    isNamed && isUsable && column.filled === column.cells.length && isShort(read.valuesOf(column)) && !column.isList
  );
}

function wordsOf({ counts }: Column): Readonly<Record<string, string>> {
  return Object.fromEntries([...counts.keys()].map((text) => [text, romanName(text, "_", "linked_to")]));
}

const UNDIRECTED = /^(?:undirected|false|mutual|no|0)$/i;

/** `directed` of a graph file, `Type` of a table of Gephi. */
function isDirected({ name, counts, filled }: Column): boolean {
  const texts = [...counts.keys()];
  if (filled === 0 || !/^(?:directed|type|edge.?type)$/i.test(name)) return false;
  return (
    texts.every((text) => /^(?:undirected|directed|mutual)$/i.test(text)) ||
    (/^directed$/i.test(name) && texts.every((text) => /^(?:true|false)$/i.test(text)))
  );
}

/** A relation for the rows that hold both ways, and one for those that do not. */
function sidesOf(
  directed: Column | null,
  { graph }: Read,
): readonly { readonly rows: RelationGuess["rows"]; readonly isUndirected: boolean }[] {
  if (directed === null) return [{ rows: {}, isUndirected: false }];
  const texts = [...directed.counts.keys()];
  const both = texts.filter((text) => UNDIRECTED.test(text));
  const one = texts.filter((text) => !both.includes(text));
  if (both.length === 0 || one.length === 0)
    return [{ rows: {}, isUndirected: one.length === 0 && (graph !== null || both.length > 0) }];
  return [
    { rows: { [directed.name]: one }, isUndirected: false },
    { rows: { [directed.name]: both }, isUndirected: true },
  ];
}

function isSource(read: Read, column: Column): boolean {
  const values = read.valuesOf(column);
  const { is } = values;
  return (
    (speaksOf(column.name, "source") || (is === "url" && /^(?:url|uri|link|href|web.?page)s?$/i.test(column.name))) &&
    isCited(values) &&
    !column.isList &&
    [...column.counts.keys()].every((text) => text.length <= 200)
  );
}

function isNote(read: Read, column: Column): boolean {
  const values = read.valuesOf(column);
  return (
    (speaksOf(column.name, "note") || speaksOf(column.name, "description")) &&
    (isShort(values) || values.is === "long") &&
    !column.isList
  );
}

/** Texts tell facts apart before numbers do. */
function rankOf({ values }: FieldGuess): number {
  return values.is === "enum" ? 0 : values.is === "text" ? 1 : values.is === "date" ? 2 : 3;
}

function isByDay(read: Read, { columns }: Part): boolean {
  if (columns.length > 1) return columns.length > 2;
  const column = read.columns.find(({ name }) => name === columns[0]);
  const values = column && read.valuesOf(column);
  return (
    values?.is === "date" &&
    (values.pattern?.includes("D") ?? [...(column?.counts.keys() ?? [])].every((text) => /^\d{4}-\d\d-\d\d/.test(text)))
  );
}
