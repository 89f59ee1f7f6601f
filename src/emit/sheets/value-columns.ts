import type { QualifierValue } from "../../model/claim.ts";
import { amountOf, isDate, type ValueType } from "../../model/kinds/index.ts";
import type { Field } from "../../model/schema.ts";
import type { Lookup } from "../../wording/names.ts";
import { spoken, wordsOf } from "../../wording/values.ts";
import type { Cell, SheetColumn } from "./sheet.ts";

/** How an item gives its value of a field, and the type that its own kind of thing declares for it. */
export interface ValueSource<T> {
  readonly value: (item: T, name: string) => QualifierValue | undefined;
  readonly type: (item: T, name: string) => ValueType | undefined;
}

/**
 * A column for each field by its name, sorted: entities by name, dates as written, numbers as numbers. Beside a quantity are its bounds and
 * its unit, which a spreadsheet can count with.
 */
export function valueColumns<T>(
  lookup: Lookup,
  fields: Iterable<Field>,
  source: ValueSource<T>,
): readonly SheetColumn<T>[] {
  const names = [...new Set([...fields].map(({ name }) => name))].sort();
  return names.flatMap((name) => [
    { title: spoken(name), cell: (item: T) => shown(lookup, item, name, source) },
    ...amountColumns(name, source),
  ]);
}

function shown<T>(lookup: Lookup, item: T, name: string, { value, type }: ValueSource<T>): Cell {
  const held = value(item, name);
  if (held === undefined || typeof held === "number") return held ?? null;
  const declared = type(item, name);
  // A spreadsheet sorts `2024-10` and filters `2024-10/..`; words it cannot.
  return isDate(declared) ? String(held) : wordsOf(lookup, declared, held);
}

function amountColumns<T>(name: string, { value }: ValueSource<T>): readonly SheetColumn<T>[] {
  const amount = (item: T) => amountOf(value(item, name));
  const unit = (item: T): string | null => {
    const found = amount(item);
    return found === null ? null : [found.unit ?? "", found.rate === null ? "" : `/ ${found.rate}`].join(" ").trim();
  };
  return [
    { title: `${spoken(name)}, at least`, cell: (item) => amount(item)?.min ?? null },
    { title: `${spoken(name)}, at most`, cell: (item) => amount(item)?.max ?? null },
    { title: `${spoken(name)}, unit`, cell: unit },
  ];
}
