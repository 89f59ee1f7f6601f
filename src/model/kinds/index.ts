import { LOCATOR_GRAMMAR } from "../locators/grammar.ts";
import type { Quantity } from "../quantity.ts";
import { type BooleanType, boolean } from "./boolean.ts";
import { type CoordinatesType, coordinates } from "./coordinates.ts";
import { type DateType, date } from "./date.ts";
import { type EnumType, enumeration } from "./enum.ts";
import type { Bounds, Grammar, Kind } from "./kind.ts";
import { type NumberType, number } from "./number.ts";
import { NO_BOUNDS, noAmount } from "./plain.ts";
import { type QuantityType, quantity } from "./quantity.ts";
import { type RefType, ref } from "./ref.ts";
import { type TextType, text } from "./text.ts";
import { type UrlType, url } from "./url.ts";

/** Each kind with its type, as a schema declares it, and its values. */
interface Kinds {
  readonly text: Kind<TextType, string>;
  readonly number: Kind<NumberType, number>;
  readonly boolean: Kind<BooleanType, boolean>;
  readonly date: Kind<DateType, string>;
  readonly url: Kind<UrlType, string>;
  readonly coordinates: Kind<CoordinatesType, string>;
  readonly quantity: Kind<QuantityType, Quantity>;
  readonly enum: Kind<EnumType, string>;
  readonly ref: Kind<RefType, string>;
}

export type KindName = keyof Kinds;

/** The type of an attribute's, a qualifier's or a value relation's value. */
export type ValueType = { [K in KindName]: Kinds[K] extends Kind<infer T, infer _> ? T : never }[KindName];

/** The values of a kind. */
export type ValueOf<K extends KindName> = Kinds[K] extends Kind<infer _, infer V> ? V : never;

/** One value as facts, claims and entities hold it. */
export type StoredValue = ValueOf<KindName>;

/** Every kind of value there is, in the order of the docs. */
export const KINDS: Kinds = { text, number, boolean, date, url, coordinates, quantity, enum: enumeration, ref };

/** A kind of which no more is known than that its types and its values belong together. */
export type AnyKind = Kind<ValueType, StoredValue>;

export const KIND_NAMES: readonly KindName[] = Object.keys(KINDS) as KindName[];

/** The record of a type's kind. */
export function kindOf(type: ValueType): AnyKind {
  return KINDS[type.kind];
}

/** Whether values of a type are ids of entities. */
export function isRef(type: ValueType | undefined): type is RefType {
  return type?.kind === "ref";
}

/** Whether values of a type are EDTF. */
export function isDate(type: ValueType | undefined): type is DateType {
  return type?.kind === "date";
}

/** Whether values of a type are places on the earth. */
export function isCoordinates(type: ValueType | undefined): type is CoordinatesType {
  return type?.kind === "coordinates";
}

/** The numbers and days in a value, for SQL. Of a type that no schema declares, nothing is known. */
export function boundsOf(type: ValueType | undefined, value: StoredValue): Bounds {
  const kind = type && kindOf(type);
  return kind?.holds(value) ? kind.bounds(value) : NO_BOUNDS;
}

/** Kinds that may hold a quantity: asked of every qualifier of every fact, so that the others are not asked at all. */
const KINDS_OF_AMOUNTS: readonly AnyKind[] = KIND_NAMES.map((name): AnyKind => KINDS[name]).filter(
  ({ amount }) => amount !== noAmount,
);

/** The quantity that a value is or has in it, whatever its kind; null: none. */
export function amountOf(value: unknown): Quantity | null {
  if (typeof value !== "object") return null;
  for (const kind of KINDS_OF_AMOUNTS) if (kind.holds(value)) return kind.amount(value);
  return null;
}

/** A value as it was written, whatever its kind. */
export function writtenText(value: StoredValue): string {
  return typeof value === "object" ? value.text : String(value);
}

/** The grammars of all kinds that have one, and that of locators, which no schema declares. */
export const GRAMMARS: readonly Grammar[] = [
  ...Object.values(KINDS).flatMap(({ grammar }) => grammar ?? []),
  LOCATOR_GRAMMAR,
];
