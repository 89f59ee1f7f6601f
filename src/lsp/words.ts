import { CLAIM_KEYS, type ClaimKey } from "../model/claim.ts";
import type { JsonSchema } from "../model/json-schema.ts";
import type { Schema } from "../model/schema.ts";
import { CLAIM_TEXTS } from "../schema/data-keys.ts";
import { meaningsOf } from "../schema/editor-profile.ts";

/** What the schema says of a key. */
export function keyText(schema: Schema, key: string, ways: readonly JsonSchema[]): string {
  const own = ways.map(described).find((text) => text !== "");
  if (own !== undefined) return own;
  if (isClaimKey(key)) return CLAIM_TEXTS[key].text;
  return typeText(schema, key);
}

/** What the schema says of an entity or relation type. */
export function typeText({ entities, relations }: Schema, name: string): string {
  const type = Object.hasOwn(entities, name) ? entities[name] : Object.hasOwn(relations, name) ? relations[name] : null;
  return type ? type.description || type.label : "";
}

/** The words that a value is chosen from, each with what it means. */
export function choicesIn(
  schema: Schema,
  way: JsonSchema,
): readonly { readonly value: string; readonly text: string }[] {
  const { const: only, enum: several, "x-def": from, markdownEnumDescriptions: told } = way;
  const texts = Array.isArray(told) ? told : typeof from === "string" ? meaningsOf(from) : [];
  const values = Array.isArray(several) ? several : only === undefined ? [] : [only];
  return values.map((value, n) => ({
    value: String(value),
    text: String(texts[n] ?? typeText(schema, String(value))),
  }));
}

function described({ description, markdownDescription }: JsonSchema): string {
  return String(description ?? markdownDescription ?? "");
}

function isClaimKey(key: string): key is ClaimKey {
  return CLAIM_KEYS.some((one) => one === key);
}
