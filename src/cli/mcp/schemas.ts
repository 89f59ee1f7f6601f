import { fromJsonSchema, type JsonSchemaType, type StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/server/validators/ajv";
import { WITH_BLOC } from "../../wording/picture/blocs.ts";

export type Properties = Readonly<Record<string, JsonSchemaType>>;

const validator = new AjvJsonSchemaValidator();

/** A schema as the server checks by it. @template T what it lets through */
export function checked<T = unknown>(schema: JsonSchemaType): StandardSchemaWithJSON<T, T> {
  return fromJsonSchema<T>(schema, validator);
}

export function object(properties: Properties, required: readonly string[] = []): JsonSchemaType {
  return { type: "object", properties: { ...properties }, required: [...required], additionalProperties: false };
}

/** An answer may gain members, which its readers pass over. */
export function answer(properties: Properties, required: readonly string[] = Object.keys(properties)): JsonSchemaType {
  return { type: "object", properties: { digest: DIGEST, ...properties }, required: ["digest", ...required] };
}

export function text(description: string): JsonSchemaType {
  return { type: "string", description };
}

export function flag(description: string): JsonSchemaType {
  return { type: "boolean", description };
}

export function choice(description: string, of: readonly string[]): JsonSchemaType {
  return { type: "string", enum: [...of], description };
}

export function list(description: string, items: JsonSchemaType = { type: "string" }): JsonSchemaType {
  return { type: "array", items, description };
}

export function rowsOf(description: string): JsonSchemaType {
  return { type: "array", items: { type: "object" }, description };
}

const DIGEST = text("Of the data that the answer was made from.");

/** What `bloc` takes in. @param whom whose it is */
export function blocText(whom: string): string {
  return `Also all in the bloc ${whom}: ${WITH_BLOC}. \`through\` says through whom a row came.`;
}

/** The two clocks. */
export const CLOCKS: Properties = {
  as_of: text("What held at some time within this day, month, year or interval: `2024`, `2024-06/2024-08`."),
  throughout: flag("With `as_of`: only what held all through it."),
  certain: flag("With `as_of`: leave out what is possible then, but not certain."),
  known: text("What was known by this date; support is counted anew from the claims made until then."),
};

export const PAGING: Properties = {
  limit: { type: "integer", minimum: 1, maximum: 200, description: "The most rows to answer with; 20 if left out." },
  cursor: text("`next_cursor` of the answer before, for the rows after it."),
  max_chars: {
    type: "integer",
    minimum: 1000,
    maximum: 200_000,
    description: "The longest answer, in characters; 24000 if left out.",
  },
};

export const PAGED: Properties = {
  total: { type: "integer", description: "How many rows there are on all pages." },
  rows: rowsOf("The rows of this page."),
  next_cursor: text("Asks for the rows after these; absent on the last page."),
};
