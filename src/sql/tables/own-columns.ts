import type { QualifierValue } from "../../model/claim.ts";
import { boundsOf, KINDS, type KindName, type StoredValue, type ValueType } from "../../model/kinds/index.ts";
import { compareText } from "../../model/order.ts";
import type { Field, Schema } from "../../model/schema.ts";
import { singly } from "../../query/values.ts";
import { type Column, type ColumnType, column, type SqlValue } from "../table.ts";
import { boundColumns, plainBoundValues } from "./days.ts";
import { textOf } from "./text-of.ts";

/** A column for a qualifier or an attribute that a project's schema declares. */
export interface OwnColumn {
  readonly column: Column;
  /** The qualifier or the attribute. */
  readonly field: string;
  readonly read: (value: QualifierValue | undefined) => SqlValue;
}

type Part = readonly [suffix: string, type: ColumnType, what: string, read: OwnColumn["read"]];

/** What is declared: its noun in descriptions of columns, and what goes in front of a name that is taken. */
interface Declared {
  readonly noun: "qualifier" | "attribute";
  readonly prefix: "q_" | "a_";
  readonly fields: Iterable<Field>;
}

/**
 * The columns of `fact` for the qualifiers that a schema declares, sorted by qualifier: each as text, and beside it what a kind of value
 * has in it. A name that is taken, whatever its case, gets `q_` in front.
 *
 * @param taken names of columns that are there already
 */
export function qualifierColumns(
  { relations }: Pick<Schema, "relations">,
  taken: readonly string[],
): readonly OwnColumn[] {
  const all = Object.values(relations).flatMap(({ qualifiers }) => Object.values(qualifiers));
  const fields = all.filter(({ name }) => !COMMON.has(name));
  return columnsOf({ noun: "qualifier", prefix: "q_", fields }, taken);
}

/** The columns of `entity` for the attributes that a schema declares, likewise; `a_` is what a taken name gets. */
export function attributeColumns(
  { entities }: Pick<Schema, "entities">,
  taken: readonly string[],
): readonly OwnColumn[] {
  const fields = Object.values(entities).flatMap(({ attributes }) => Object.values(attributes));
  return columnsOf({ noun: "attribute", prefix: "a_", fields }, taken);
}

function columnsOf({ noun, prefix, fields }: Declared, taken: readonly string[]): readonly OwnColumn[] {
  const types = new Map<string, ValueType[]>();
  for (const { name, type } of fields) types.set(name, [...(types.get(name) ?? []), type]);
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return [...types]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([field, [first, ...others]]) => {
      // Of several kinds under one name, only the text is common to all.
      const type = others.every((other) => other.kind === first?.kind) ? first : undefined;
      const parts = partsOf(`${noun} \`${field}\``, type);
      let base = field;
      while (parts.some(([suffix]) => used.has(`${base}${suffix}`.toLowerCase()))) base = `${prefix}${base}`;
      return parts.map(([suffix, sqlType, what, read]): OwnColumn => {
        used.add(`${base}${suffix}`.toLowerCase());
        return { column: column(`${base}${suffix}`, sqlType, what), field, read };
      });
    });
}

/** Qualifiers that every `fact` has columns for, whatever the schema. */
export const COMMON: ReadonlySet<string> = new Set(["item", "unit", "under", "against", "stage", "when"]);

function partsOf(what: string, type: ValueType | undefined): readonly Part[] {
  const text: Part = ["", "text", what, textOf];
  return type === undefined ? [text] : PARTS[type.kind](text, type);
}

type PartsOf = (text: Part, type: ValueType) => readonly Part[];
const textOnly: PartsOf = (text) => [text];

/** What each kind of value has columns for. Several values have no one number: only the text has them all. */
const PARTS: { readonly [K in KindName]: PartsOf } = {
  text: textOnly,
  url: textOnly,
  coordinates: textOnly,
  enum: textOnly,
  ref: textOnly,
  number: ([suffix, , what]) => [[suffix, "double", what, only((value) => (KINDS.number.holds(value) ? value : null))]],
  boolean: ([suffix, , what]) => [
    [suffix, "boolean", what, only((value) => (KINDS.boolean.holds(value) ? value : null))],
  ],
  date: (text) => [
    text,
    ...boundColumns("_", "the first day that it may mean", "the last one").map(
      (one, n): Part => [one.name, one.type, one.description, only((value) => plainBoundValues(value)[n] ?? null)],
    ),
  ],
  quantity: (text, type) => [
    text,
    ["_min", "double", "its lower bound", bound(type, "min")],
    ["_max", "double", "its upper bound", bound(type, "max")],
    ["_unit", "text", "what it counts", bound(type, "unit")],
    ["_rate", "text", "day, month or year; null: a total", bound(type, "rate")],
  ],
};

function bound(type: ValueType, name: "min" | "max" | "unit" | "rate"): OwnColumn["read"] {
  return only((value) => boundsOf(type, value)[name]);
}

function only(one: (value: StoredValue) => SqlValue): OwnColumn["read"] {
  return (value) => {
    const [first, ...others] = singly(value);
    return first === undefined || others.length > 0 ? null : one(first);
  };
}
