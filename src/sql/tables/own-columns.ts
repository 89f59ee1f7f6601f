import type { QualifierValue } from "../../model/claim.ts";
import { boundsOf, KINDS, type KindName, type StoredValue, type ValueType } from "../../model/kinds/index.ts";
import type { Schema } from "../../model/schema.ts";
import { singly } from "../../query/values.ts";
import { type Column, type ColumnType, column, type SqlValue } from "../table.ts";
import { boundColumns, plainBoundValues } from "./days.ts";
import { textOf } from "./text-of.ts";

/** A column for a qualifier that a project's schema declares. */
export interface OwnColumn {
  readonly column: Column;
  readonly qualifier: string;
  readonly read: (value: QualifierValue | undefined) => SqlValue;
}

type Part = readonly [suffix: string, type: ColumnType, what: string, read: OwnColumn["read"]];

/**
 * The columns of `fact` for the qualifiers that a schema declares, sorted by qualifier: each as text, and beside it what a kind of value
 * has in it. A name that is taken, whatever its case, gets `q_` in front.
 *
 * @param taken names of columns that are there already
 */
export function ownColumns({ relations }: Pick<Schema, "relations">, taken: readonly string[]): readonly OwnColumn[] {
  const types = new Map<string, ValueType[]>();
  for (const { qualifiers } of Object.values(relations)) {
    for (const { name, type } of Object.values(qualifiers)) types.set(name, [...(types.get(name) ?? []), type]);
  }
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return [...types]
    .filter(([name]) => !COMMON.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([qualifier, [first, ...others]]) => {
      // Of several kinds under one name, only the text is common to all.
      const type = others.every((other) => other.kind === first?.kind) ? first : undefined;
      const parts = partsOf(qualifier, type);
      let base = qualifier;
      while (parts.some(([suffix]) => used.has(`${base}${suffix}`.toLowerCase()))) base = `q_${base}`;
      return parts.map(([suffix, sqlType, what, read]): OwnColumn => {
        used.add(`${base}${suffix}`.toLowerCase());
        return { column: column(`${base}${suffix}`, sqlType, what), qualifier, read };
      });
    });
}

/** Qualifiers that every `fact` has columns for, whatever the schema. */
export const COMMON: ReadonlySet<string> = new Set(["item", "unit", "under", "against", "stage", "when"]);

function partsOf(qualifier: string, type: ValueType | undefined): readonly Part[] {
  const text: Part = ["", "text", `qualifier \`${qualifier}\``, textOf];
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
