import { CLAIM_KEYS, type ClaimKey } from "../model/claim.ts";
import type { JsonSchema } from "../model/json-schema.ts";
import { GRAMMARS } from "../model/kinds/index.ts";
import type { Schema } from "../model/schema.ts";
import { CLAIM_TEXTS, ENTITY_KEYS, FACT_KEYS } from "../schema/data-keys.ts";
import { meaningsOf } from "../schema/editor-profile.ts";

/** What the schema says of a key. */
export function keyText(schema: Schema, key: string, ways: readonly JsonSchema[]): string {
  const own = ways.map(described).find((text) => text !== "");
  if (own !== undefined) return own;
  if (isClaimKey(key)) return CLAIM_TEXTS[key].text;
  if (key === "type") return ways.some((way) => isRelation(schema, way)) ? FACT_KEYS.type.text : ENTITY_KEYS.type.text;
  if (key === "relations") return ENTITY_KEYS.relations.text;
  return typeText(schema, key) || valueText(schema, ways);
}

/** How a value is written, or what the entities are that it may name. */
export function valueText(schema: Schema, ways: readonly JsonSchema[]): string {
  const texts = ways.flatMap((way) => {
    const helps = GRAMMARS.flatMap(({ keyword, help }) => (keyword in way ? (help(way[keyword]) ?? []) : []));
    const types = Array.isArray(way["x-ref"]) ? way["x-ref"].map((type) => typeText(schema, String(type))) : [];
    return [...helps, ...types];
  });
  return [...new Set(texts)].filter((text) => text !== "").join("\n\n");
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
  const { const: only, enum: several, type, "x-def": from, markdownEnumDescriptions: told } = way;
  const texts = Array.isArray(told) ? told : typeof from === "string" ? meaningsOf(from) : [];
  const fixed = only === undefined ? [] : [only];
  const values = Array.isArray(several) ? several : type === "boolean" ? [true, false] : fixed;
  return values.map((value, n) => ({
    value: String(value),
    text: String(texts[n] ?? typeText(schema, String(value))),
  }));
}

function described({ description, markdownDescription }: JsonSchema): string {
  return String(description ?? markdownDescription ?? "");
}

function isRelation({ relations }: Schema, { const: only }: JsonSchema): boolean {
  return typeof only === "string" && Object.hasOwn(relations, only);
}

function isClaimKey(key: string): key is ClaimKey {
  return CLAIM_KEYS.some((one) => one === key);
}
