import type { QualifierValue } from "../model/claim.ts";
import { kindOf, type StoredValue } from "../model/kinds/index.ts";
import type { Spot } from "../model/kinds/kind.ts";
import type { Field, ValueType } from "../model/schema.ts";
import type { References } from "./references.ts";

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
  const values: StoredValue[] = [];
  for (const [i, one] of written.entries()) {
    const value = readValue(type, one, references, spot, name, i);
    if (value !== undefined) values.push(value);
  }
  return values.length > 0 || written.length === 0 ? values : undefined;
}

/** Reads one value; `key` and `index` lead from the spot to it. */
export function readValue(
  type: ValueType,
  written: unknown,
  { refer }: References,
  spot: Spot,
  key?: string,
  index?: number,
): StoredValue | undefined {
  return kindOf(type).read(written, type, refer, spot, key, index);
}
