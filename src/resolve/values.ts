import type { QualifierValue } from "../model/claim.ts";
import { parseDate } from "../model/dates.ts";
import { parseQuantity, type Quantity } from "../model/quantity.ts";
import type { Field, ValueType } from "../model/schema.ts";
import type { References } from "./references.ts";

export type Scalar = string | number | boolean | Quantity;

/** Where a value stands: the file and the pointer of the mapping that holds it. */
export interface Spot {
  readonly file: string;
  readonly pointer: string;
}

/** Reads the value of an attribute or a qualifier; undefined where it is none of its type, which validate has reported. */
export function readField(
  field: Field,
  written: unknown,
  spot: Spot,
  references: References,
): QualifierValue | undefined {
  const { type, list, name } = field;
  if (!Array.isArray(written)) {
    const value = readValue(type, written, references, spot, name);
    return list && value !== undefined ? [value] : value;
  }
  if (!list) return undefined;
  const values: Scalar[] = [];
  for (const [i, one] of written.entries()) {
    const value = readValue(type, one, references, spot, name, i);
    if (value !== undefined) values.push(value);
  }
  return values.length > 0 ? values : undefined;
}

/** Reads one scalar; `key` and `index` lead from the spot to it. */
export function readValue(
  type: ValueType,
  written: unknown,
  references: References,
  spot: Spot,
  key?: string,
  index?: number,
): Scalar | undefined {
  const isScalar = typeof written === "string" || typeof written === "number";
  switch (type.kind) {
    case "ref":
      return references.refer(written, type.types, spot.file, spot.pointer, key, index) ?? undefined;
    case "quantity":
      return isScalar ? (parseQuantity(written) ?? undefined) : undefined;
    case "date":
      return isScalar ? parseDate(written)?.text : undefined;
    case "boolean":
      return typeof written === "boolean" ? written : undefined;
    case "number":
      return typeof written === "number" ? written : undefined;
    default:
      return isScalar ? String(written) : undefined;
  }
}
