import type { Kind } from "./kind.ts";
import { AS_TEXT } from "./plain.ts";

export interface TextType {
  readonly kind: "text";
}

/** Some character that can be seen: a text of blanks, of zero-width spaces or of nothing says nothing. */
export const SEEN = "[^\\s\\p{Default_Ignorable_Code_Point}\\u2800]";

export const text: Kind<TextType, string> = {
  ...AS_TEXT,
  noun: "text",
  declared: "type",
  typeOf: () => ({ kind: "text" }),
  shared: { $id: "entente:text", type: "string", pattern: SEEN, "x-kind": "text" },
  jsonSchema: () => ({ $ref: "entente:text" }),
  documented: () => "text",
};
