import { parseDate } from "../model/dates.ts";
import { parseQuantity } from "../model/quantity.ts";

/** The keyword `x-quantity`: a quantity whose unit is one of these; without a list, any. A bare count is always allowed. */
export function isQuantity(units: readonly string[], value: string | number): boolean {
  const quantity = parseQuantity(value);
  return quantity !== null && (quantity.unit === null || units.length === 0 || units.includes(quantity.unit));
}

/** The keyword `x-date`: EDTF. A bare year arrives as a number; other numbers are no dates. */
export function isDate(value: string | number): boolean {
  if (typeof value === "number" && !(value >= 1000 && value <= 9999)) return false;
  return parseDate(value) !== null;
}
