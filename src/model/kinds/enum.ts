import type { Kind } from "./kind.ts";
import { isText, noAmount, noBounds, noMeasures, quotedList, readText } from "./plain.ts";

export interface EnumType {
  readonly kind: "enum";
  readonly values: readonly string[];
}

export const enumeration: Kind<EnumType, string> = {
  noun: "one of the values declared",
  declared: "option",
  option: { key: "enum", names: "words", description: "The values that are allowed." },
  typeOf: (values) => (values.length > 0 ? { kind: "enum", values } : null),
  shared: null,
  jsonSchema: ({ values }) => ({ enum: values, "x-kind": "enum" }),
  grammar: null,
  read: readText,
  holds: isText,
  idPart: (value) => value,
  bounds: noBounds,
  sample: "",
  measures: noMeasures,
  amount: noAmount,
  words: (value) => value,
  typescript: ({ values }) => (values.length === 0 ? "never" : values.map((one) => JSON.stringify(one)).join(" | ")),
  imports: null,
  documented: ({ values }) => `one of ${quotedList(values)}`,
};
