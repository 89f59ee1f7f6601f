import type { QualifierValue } from "../../model/claim.ts";
import { amountOf, type ValueType } from "../../model/kinds/index.ts";
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
  const kinds = new Map<string, Set<string>>();
  for (const { name, type } of fields) kinds.set(name, (kinds.get(name) ?? new Set()).add(type.kind));
  return [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, of]) => {
      const text: SheetColumn<T> = { title: spoken(name), cell: (item) => shown(lookup, item, name, source) };
      return of.has("quantity") ? [text, ...amountColumns(name, source)] : [text];
    });
}

function shown<T>(lookup: Lookup, item: T, name: string, { value, type }: ValueSource<T>): Cell {
  const held = value(item, name);
  if (held === undefined || typeof held === "number") return held ?? null;
  const declared = type(item, name);
  // A spreadsheet sorts `2024-10` and filters `2024-10/..`; words it cannot.
  return declared?.kind === "date" ? String(held) : wordsOf(lookup, declared, held);
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
