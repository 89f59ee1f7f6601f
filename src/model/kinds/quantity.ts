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
  grammar: { keyword: "x-quantity", schemaType: "array", accepts, help },
  read: (written) =>
    typeof written === "string" || typeof written === "number" ? (parseQuantity(written) ?? undefined) : undefined,
  holds: isQuantity,
  idPart: ({ text }) => slugOf(text),
  bounds: ({ min, max, unit, rate }) => ({ min, max, unit, rate, first: null, last: null }),
  sample: "",
  measures: ({ min, max }) => ({ ...(min !== null && { min }), ...(max !== null && { max }) }),
  amount: (value) => value,
  words: (value, spell) => spell.quantity(value),
  typescript: () => "Quantity",
  imports: "Quantity",
  documented: ({ units }) => (units.length > 0 ? `quantity in ${quotedList(units)}` : "quantity"),
};

/** A quantity whose unit is one of these; without a list, any. A bare count is always allowed. */
function accepts(units: unknown, written: string | number): boolean {
  const read = parseQuantity(written);
  if (read === null) return false;
  return read.unit === null || !Array.isArray(units) || units.length === 0 || units.includes(read.unit);
}

function help(units: unknown): string {
  const listed = Array.isArray(units) && units.length > 0 ? quotedList(units) : "any unit";
  return `A number, \`~5000\`, \`10000..30000\`, \`16500..\` or \`..1200\`, then ${listed}, then \`/day\`, \`/month\` or \`/year\` for a rate.`;
}
