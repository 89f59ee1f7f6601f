import type { Kind } from "./kind.ts";
import { isText, noAmount, noBounds, noMeasures, readText, slugOf } from "./plain.ts";

export interface TextType {
  readonly kind: "text";
}

/** Some character that can be seen: a text of blanks, of zero-width spaces or of nothing says nothing. */
export const SEEN = "[^\\s\\p{Default_Ignorable_Code_Point}\\u2800]";

export const text: Kind<TextType, string> = {
  noun: "text",
  declared: "type",
  option: null,
  typeOf: () => ({ kind: "text" }),
  shared: { $id: "entente:text", type: "string", pattern: SEEN, "x-kind": "text" },
  jsonSchema: () => ({ $ref: "entente:text" }),
  grammar: null,
  read: readText,
  holds: isText,
  idPart: slugOf,
  bounds: noBounds,
  sample: "",
  measures: noMeasures,
  amount: noAmount,
  words: (value) => value,
  typescript: () => "string",
  imports: null,
  documented: () => "text",
};
