import { typeName } from "../presets/type-name.ts";
import {
  determinedBy,
  endsByName,
  endsByValues,
  findKey,
  isCode,
  rankedThings,
  refersTo,
  shareIn,
  type ThingKey,
  type TwoEnds,
} from "./find-things.ts";
import type { EndGuess, Guess, Known, LeftColumn, Read, RelationGuess, ThingGuess } from "./guess.ts";
import { endOf, sourceOf } from "./guess-ends.ts";
import { type Made, refer, type Shape } from "./guess-references.ts";
import { relationsOf } from "./guess-relations.ts";
import { plainPart, registerOf, thingOf } from "./guess-things.ts";
import { saysOnly, speaksOf, typeIn } from "./header-words.ts";
import { typeOfColumn, typeOfRows } from "./name-type.ts";
import { type Column, evidenceFor, namesOf } from "./sheet.ts";

/** Guesses what each table holds, and how they refer to one another. */
export function guessTables(reads: readonly Read[], known: Known): Guess {
  const things: ThingGuess[] = [];
  const relations: RelationGuess[] = [];
  const leftOut: LeftColumn[] = [];
  const shapes = shapesOf(reads, known);
  const keys = shapes.flatMap(({ key }) => (key ? [new Set(key.key.counts.keys())] : []));
  for (const { read, key } of shapes) if (key) things.push(rowsAsThings(read, key, known, keys));
  for (const shape of shapes) {
    const made = shape.ends ? bind(shape.read, shape.ends, things, known) : refer(shape, things, known);
    things.push(...made.things);
    relations.push(...made.relations);
    leftOut.push(...made.leftOut);
  }
  return {
    things: withoutFields(things, relations),
    relations,
    leftOut: [...leftOut, ...unused(reads, things, relations)],
  };
}

function shapesOf(reads: readonly Read[], known: Known): readonly Shape[] {
  const named = reads.map((read) => ({ read, ends: endsByName(read) }));
  const keys = named.map(({ read, ends }) => (ends === null ? findKey(read) : null));
  const values = keys.flatMap((key) => (key ? [new Set(key.key.counts.keys())] : []));
  return named.map(({ read, ends }, n): Shape => {
    if (ends !== null) return { read, ends, key: null };
    const key = keys[n] ?? null;
    const others = values.filter((_, index) => keys.flatMap((one, at) => (one ? [at] : []))[index] !== n);
    const likely = rankedThings(read, known, others).filter(({ column, score }) => score >= 4 && column !== key?.key);
    const isCount =
      key?.isId &&
      saysOnly(key.key.name, "id") &&
      !read.columns.some((column) => column !== key.key && speaksOf(column.name, "name"));
    if (key !== null && read.graph !== "edges" && !(isCount && likely.length >= 2)) return { read, key, ends: null };
    const byValues = endsByValues(read, known, others);
    if (byValues !== null) return { read, key: null, ends: byValues };
    const [first] = read.columns.filter((column) => column.filled > 0);
    const only = key?.key ?? rankedThings(read, known, others)[0]?.column ?? first;
    return { read, ends: null, key: only ? { key: only, isId: isCode(only) } : null };
  });
}

function rowsAsThings(
  read: Read,
  { key, isId }: ThingKey,
  known: Known,
  keys: readonly ReadonlySet<string>[],
): ThingGuess {
  const type = typeOfRows(read, key, known);
  const usable = read.columns.filter(
    (column) =>
      !["empty", "nested"].includes(read.valuesOf(column).is) &&
      (column === key || keys.every((values) => !refersTo(read, column, values))),
  );
  return thingOf(read, key, type, usable, isId, isId ? registerOf(key) : null);
}

/** A table whose rows bind two things. */
function bind(read: Read, ends: TwoEnds, things: readonly ThingGuess[], known: Known): Made {
  const made: ThingGuess[] = [];
  const isOneKind = areOneKind(read, ends);
  const abouts = [aboutEnd(read, ends, 0), aboutEnd(read, ends, 1)] as const;
  const isValue = known.isValue(typeName(ends.to.name, "_", ""), typeOfColumn(read, ends.from, known).type);
  const sideOf = (column: Column, side: 0 | 1): EndGuess => {
    if (side === 1 && isValue) return { ...plainPart(column, "a value that may be contested"), column, types: [] };
    const other = made[0];
    const isSame = isOneKind && side === 1 && other !== undefined;
    return endOf(
      read,
      column,
      things,
      known,
      made,
      isSame ? { type: other.type, register: other.register } : null,
      abouts[side],
      ends.isSides,
    );
  };
  const from = sideOf(ends.from, 0);
  const to = sideOf(ends.to, 1);
  const about = new Set([...abouts[0], ...(isValue ? [] : abouts[1])]);
  const columns = read.columns.filter((column) => !about.has(column) && read.valuesOf(column).is !== "nested");
  const relations = relationsOf({ read, ends, from, to, columns, why: ends.why }, known);
  for (const { source } of relations) {
    const [name] = source?.columns ?? [];
    const column = read.columns.find((one) => one.name === name);
    if (column && !made.some(({ isSource }) => isSource)) made.push(sourceOf(read, column));
  }
  return { things: made, relations, leftOut: [] };
}

/** Both ends have the same kind of things. */
function areOneKind(read: Read, { from, to, isSides }: TwoEnds): boolean {
  if (isSides || read.graph === "edges") return true;
  const [a, b] = [typeIn(from.name), typeIn(to.name)];
  if (a !== b) return false;
  const shared = shareIn([...from.counts.keys()], new Set(to.counts.keys()));
  return (
    a !== null ||
    shared > 0.05 ||
    (saysOnly(from.name, "from", "source", "id", "name") && saysOnly(to.name, "to", "id", "name"))
  );
}

/** Columns that describe one end: by their names, or because they never differ for the same thing. */
function aboutEnd(read: Read, ends: TwoEnds, side: 0 | 1): readonly Column[] {
  const [own, other] = side === 0 ? [ends.from, ends.to] : [ends.to, ends.from];
  const named = read.columns.filter((column) => ends.beside.get(column.name) === side && evidenceFor(own, column) >= 0);
  const told = determinedBy(read, own, [other]).filter(
    (column) =>
      ends.beside.get(column.name) === undefined &&
      evidenceFor(other, column) < 0 &&
      !["date", "long", "nested", "url"].includes(read.valuesOf(column).is) &&
      !/^(?:weight|directed|type|kind|relation)$/i.test(column.name),
  );
  return [...named, ...told];
}

/** What a relation says of a row is not an attribute as well. */
function withoutFields(things: readonly ThingGuess[], relations: readonly RelationGuess[]): readonly ThingGuess[] {
  return things.map((thing) => {
    const said = new Set<string>(
      relations.flatMap(({ read, from, to, start, end, when, source, note, fields }) =>
        read === thing.read
          ? [from, to, start, end, when, source, note, ...fields].flatMap((part) => part?.columns ?? [])
          : [],
      ),
    );
    return {
      ...thing,
      fields: thing.isSource ? thing.fields : thing.fields.filter(({ column }) => !said.has(column.name)),
    };
  });
}

function unused(
  reads: readonly Read[],
  things: readonly ThingGuess[],
  relations: readonly RelationGuess[],
): readonly LeftColumn[] {
  const used = new Map<Read, Set<string>>(reads.map((read) => [read, new Set<string>()]));
  const note = (read: Read, parts: readonly ({ readonly columns: readonly string[] } | null)[]): void => {
    for (const part of parts) for (const column of part?.columns ?? []) used.get(read)?.add(column);
  };
  for (const one of things)
    note(one.read, [
      one.id,
      one.name,
      one.description,
      one.coordinates,
      ...one.alias,
      ...one.fields,
      ...Object.values(one.names),
      ...Object.values(one.identifiers),
    ]);
  for (const one of relations) {
    note(one.read, [one.from, one.to, one.start, one.end, one.when, one.source, one.note, one.key, ...one.fields]);
    note(one.read, [{ columns: [...Object.keys(one.rows), ...(one.typeColumn ? [one.typeColumn.name] : [])] }]);
  }
  return reads.flatMap((read) =>
    read.columns.flatMap((column) =>
      used.get(read)?.has(namesOf(column)[0] ?? "")
        ? []
        : [{ read, column: column.name, why: whyUnused(read, column) }],
    ),
  );
}

function whyUnused(read: Read, column: Column): string {
  const { is } = read.valuesOf(column);
  if (is === "empty") return "it is empty";
  if (is === "nested") return "it holds objects: give them a file of their own";
  if (/^(?:directed|type)$/i.test(column.name)) return "the same in each row";
  return "a number of the row";
}
