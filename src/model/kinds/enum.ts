import type { Kind } from "./kind.ts";
import { AS_TEXT, quotedList } from "./plain.ts";

export interface EnumType {
  readonly kind: "enum";
  readonly values: readonly string[];
}

export const enumeration: Kind<EnumType, string> = {
  ...AS_TEXT,
  noun: "one of the values declared",
  declared: "option",
  option: { key: "enum", names: "words", description: "The values that are allowed." },
  typeOf: (values) => (values.length > 0 ? { kind: "enum", values } : null),
  shared: null,
  jsonSchema: ({ values }) => ({ enum: values, "x-kind": "enum" }),
  idPart: (value) => value,
  typescript: ({ values }) => (values.length === 0 ? "never" : values.map((one) => JSON.stringify(one)).join(" | ")),
  documented: ({ values }) => `one of ${quotedList(values)}`,
};
