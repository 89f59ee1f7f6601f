import { isQuantity, parseQuantity, type Quantity } from "../quantity.ts";
import type { Kind } from "./kind.ts";
import { quotedList, slugOf } from "./plain.ts";

export interface QuantityType {
  readonly kind: "quantity";
  /** Empty: any unit. */
  readonly units: readonly string[];
}

export const quantity: Kind<QuantityType, Quantity> = {
  noun: "a quantity",
  declared: "type",
  option: { key: "units", names: "words", description: "Units that a quantity may have." },
  typeOf: (units) => ({ kind: "quantity", units }),
  shared: null,
  jsonSchema: ({ units }) => ({ type: ["string", "number"], "x-quantity": units, "x-kind": "quantity" }),
  grammar: { keyword: "x-quantity", schemaType: "array", accepts: isQuantityIn, help },
  read: (written, { units }) =>
    typeof written === "string" || typeof written === "number"
      ? (parseQuantity(written, units) ?? undefined)
      : undefined,
  holds: isQuantity,
  idPart: ({ text }) => slugOf(text),
  bounds: ({ min, max, unit, rate }) => ({ min, max, unit, rate }),
  sample: "",
  measures: ({ min, max, unit, rate }) => ({
    ...(min !== null && { min }),
    ...(max !== null && { max }),
    ...(unit !== null && { unit }),
    ...(rate !== null && { rate }),
  }),
  amount: (value) => value,
  leadsTo: null,
  words: (value, spell) => spell.quantity(value),
  typescript: () => "Quantity",
  imports: "Quantity",
  documented: ({ units }) => (units.length > 0 ? `quantity in ${quotedList(units)}` : "quantity"),
};

/** A quantity whose unit is one of these; without a list, any or none. Of several units, one has to be named. */
export function isQuantityIn(units: unknown, written: string | number): boolean {
  const declared: readonly string[] = Array.isArray(units) ? units : [];
  const read = parseQuantity(written, declared);
  return read !== null && (declared.length === 0 || (read.unit !== null && declared.includes(read.unit)));
}

function isSingle(units: unknown): boolean {
  return Array.isArray(units) && units.length === 1;
}

function help(units: unknown): string {
  const listed = Array.isArray(units) && units.length > 0 ? quotedList(units) : "any unit";
  return `A number, \`~5000\`, \`10000..30000\`, \`16500..\` or \`..1200\`, then ${listed}${isSingle(units) ? " (or nothing)" : ""}, then \`/day\`, \`/month\` or \`/year\` for a rate.`;
}
