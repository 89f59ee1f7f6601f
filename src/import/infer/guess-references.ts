import { romanName, typeName } from "../presets/type-name.ts";
import { isCode, rankedThings, shareIn, type ThingKey, type TwoEnds } from "./find-things.ts";
import type { EndGuess, Known, LeftColumn, Read, RelationGuess, ThingGuess } from "./guess.ts";
import { endOf, sourceOf } from "./guess-ends.ts";
import { relationsOf } from "./guess-relations.ts";
import { plainPart } from "./guess-things.ts";
import { speaksOf, wordsOf } from "./header-words.ts";
import { type Column, isUnique, namesOf } from "./sheet.ts";
import { isCited } from "./value-kind.ts";

/** What one table is: rows that are things, or rows that bind two. */
export interface Shape {
  readonly read: Read;
  readonly key: ThingKey | null;
  readonly ends: TwoEnds | null;
}

/** What is made of one table, beside the things that its rows are. */
export interface Made {
  readonly things: readonly ThingGuess[];
  readonly relations: readonly RelationGuess[];
  readonly leftOut: readonly LeftColumn[];
}

/** Columns of a table of things whose values are things themselves. */
export function refer({ read, key }: Shape, things: readonly ThingGuess[], known: Known): Made {
  const own = things.find((thing) => thing.read === read);
  if (own === undefined || key === null) return { things: [], relations: [], leftOut: [] };
  const others = things.map(({ values }) => values);
  const taken = new Set(
    [
      own.name,
      own.id,
      own.description,
      ...own.alias,
      ...Object.values(own.names),
      ...Object.values(own.identifiers),
    ].flatMap((part) => part?.columns ?? []),
  );
  const ranked = rankedThings(read, known, others).filter(
    ({ column, score }) => score >= 4 && column !== key.key && !taken.has(column.name),
  );
  const inOrder = read.columns.filter(
    (column) => ranked.some((one) => one.column === column) && !isListOfOwn(read, column, things),
  );
  const made: ThingGuess[] = [];
  const relations: RelationGuess[] = [];
  for (const column of inOrder) {
    const ends: TwoEnds = {
      from: key.key,
      to: column,
      why: `\`${column.name}\` names things of their own; or make it one of \`attributes\` above, and leave this rule out`,
      isSides: false,
      beside: new Map(),
    };
    const from: EndGuess = {
      ...plainPart(
        key.key,
        "",
        own.register === null ? (key.key.parts ?? key.key.name) : { column: key.key.name, register: own.register },
      ),
      column: key.key,
      types: [own.type],
    };
    const isValue = known.isValue(typeName(column.name, "_", ""), own.type);
    const before = made.length;
    const to = isValue
      ? { ...plainPart(column, "a value that may be contested"), column, types: [] }
      : endOf(read, column, [...things, ...made], known, made, null, []);
    const isOnly = inOrder.length === 1;
    const beside = isOnly ? read.columns.filter((one) => !taken.has(one.name) && isOfRelation(read, one)) : [];
    const found = relationsOf({ read, ends, from, to, columns: beside, why: ends.why }, known);
    // Rows without one say nothing of it.
    const filled = column.filled < read.sheet.rows ? [...namesOf(column)] : [];
    for (const [n, thing] of made.entries()) if (n >= before) made[n] = { ...thing, filled };
    relations.push(
      ...found.map((one) => ({
        ...one,
        type: one.isValue ? one.type : nameFor(column, to),
        // A thing says each of these once.
        ...(isUnique(key.key) && {
          key: plainPart(key.key, "by which a row is known again"),
          spell: null,
          keyFields: [],
        }),
        filled,
      })),
    );
    for (const { source } of found) {
      const cited = read.columns.find(({ name }) => name === source?.columns[0]);
      if (cited) made.push(sourceOf(read, cited));
    }
  }
  return { things: made, relations, leftOut: [] };
}

/** `parent_id`: parent. A code without a word of its own is named by what it leads to: `ccode` is `of_state`. */
function nameFor(column: Column, to: EndGuess): string {
  if (!isCode(column)) return romanName(column.name, "_", "linked_to");
  const words = wordsOf(column.name).filter((word) => !speaksOf(word, "id"));
  return romanName(words.length > 0 ? words.join(" ") : `of ${to.types[0] ?? "thing"}`, "_", "linked_to");
}

/** A list of things that no table has: a rule for entities reads one of a row. */
function isListOfOwn(read: Read, column: Column, things: readonly ThingGuess[]): boolean {
  const values = read.valuesOf(column);
  const split = values.is === "text" ? values.split : null;
  if (split === null && !column.isList) return false;
  const parts = [...column.counts.keys()].flatMap((text) =>
    split === null ? text : text.split(split).map((part) => part.trim()),
  );
  return things.every((thing) => shareIn(parts, thing.values) < 0.8);
}

/** Dates and evidence: of the one relation, where there is only one. */
function isOfRelation(read: Read, column: Column): boolean {
  if (read.valuesOf(column).is === "date") return speaksOf(column.name, "start") || speaksOf(column.name, "end");
  return speaksOf(column.name, "source") && isCited(read.valuesOf(column));
}
