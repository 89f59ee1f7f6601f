import type { Kind } from "./kind.ts";
import { noAmount, noMeasures, slugOf } from "./plain.ts";

export interface NumberType {
  readonly kind: "number";
}

export const number: Kind<NumberType, number> = {
  noun: "a number",
  declared: "type",
  option: null,
  typeOf: () => ({ kind: "number" }),
  shared: null,
  jsonSchema: () => ({ type: "number", "x-kind": "number" }),
  grammar: null,
  read: (written) => (typeof written === "number" ? written : undefined),
  holds: (value) => typeof value === "number",
  idPart: (value) => slugOf(String(value)),
  bounds: (value) => ({ min: value, max: value, unit: null, rate: null }),
  sample: 0,
  measures: noMeasures,
  amount: noAmount,
  leadsTo: null,
  words: (value, spell) => spell.number(value),
  typescript: () => "number",
  imports: null,
  documented: () => "number",
};
