import type { Kind } from "./kind.ts";
import { noAmount, noBounds, noMeasures, slugOf } from "./plain.ts";

export interface BooleanType {
  readonly kind: "boolean";
}

export const boolean: Kind<BooleanType, boolean> = {
  noun: "`true` or `false`",
  declared: "type",
  option: null,
  typeOf: () => ({ kind: "boolean" }),
  shared: null,
  jsonSchema: () => ({ type: "boolean", "x-kind": "boolean" }),
  grammar: null,
  read: (written) => (typeof written === "boolean" ? written : undefined),
  holds: (value) => typeof value === "boolean",
  idPart: (value) => slugOf(String(value)),
  bounds: noBounds,
  sample: true,
  measures: noMeasures,
  amount: noAmount,
  leadsTo: null,
  words: (value) => (value ? "yes" : "no"),
  typescript: () => "boolean",
  imports: null,
  documented: () => "boolean",
};
