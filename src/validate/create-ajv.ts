import { Ajv2020 } from "ajv/dist/2020.js";
import { parseDate } from "../model/dates.ts";
import { parseQuantity } from "../model/quantity.ts";

/** ajv with the grammars that JSON Schema cannot write: quantities and EDTF dates. */
export function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    strictTypes: false,
    ownProperties: true,
  });
  ajv.addKeyword({
    keyword: "x-quantity",
    type: ["string", "number"],
    schemaType: "array",
    errors: false,
    validate: (units: readonly string[], value: string | number): boolean => {
      const quantity = parseQuantity(value);
      return quantity !== null && (quantity.unit === null || units.length === 0 || units.includes(quantity.unit));
    },
  });
  ajv.addKeyword({
    keyword: "x-date",
    type: ["string", "number"],
    schemaType: "boolean",
    errors: false,
    validate: (_: boolean, value: string | number): boolean => isDate(value),
  });
  for (const keyword of ["x-kind", "x-ref", "x-owner", "x-keys"]) ajv.addKeyword({ keyword });
  return ajv;
}

/** A bare year arrives as a number; other numbers are no dates. */
function isDate(value: string | number): boolean {
  if (typeof value === "number" && !(value >= 1000 && value <= 9999)) return false;
  return parseDate(value) !== null;
}
