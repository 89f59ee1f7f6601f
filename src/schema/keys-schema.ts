import type { JsonSchema } from "../model/json-schema.ts";
import type { KeyTexts } from "./key-text.ts";

/** A mapping of these keys and no others, each with the words that it is documented in. */
export function mapping<K extends string>(keys: KeyTexts<K>, schemas: Readonly<Record<K, JsonSchema>>): JsonSchema {
  const names = Object.keys(keys) as K[];
  const properties = names.map((name) => [name, { ...schemas[name], markdownDescription: keys[name].text }]);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    required: names.filter((name) => keys[name].required),
    additionalProperties: false,
  };
}

/** One value, or a list of such. */
export function listOf(items: JsonSchema): JsonSchema {
  return { anyOf: [items, { type: "array", items }] };
}
