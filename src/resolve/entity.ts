import type { QualifierValue } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Alias, Entity } from "../model/entity.ts";
import type { Schema } from "../model/schema.ts";
import type { References } from "./references.ts";
import { isMapping, listOf } from "./symbol-table.ts";
import { readField } from "./values.ts";

const NO_TEXTS: Readonly<Record<string, string>> = Object.freeze({});
const NO_ATTRIBUTES: Entity["attributes"] = Object.freeze({});
/** Whoever may call a thing by a name of their own: a source or a claimant. */
const CALLERS: readonly string[] = ["source", "actor"];
const ANYTHING: readonly string[] = [];

/** What a file says about its entity; the relations in it are read apart. */
export function resolveEntity(schema: Schema, { file, id, value }: Document, references: References): Entity {
  const { name, description } = value;
  const type = String(value["type"]);
  return {
    id,
    type,
    name: typeof name === "string" || typeof name === "number" ? String(name) : id,
    aliases: resolveAliases(value["aliases"], file, references),
    names: textsOf(value["names"]),
    identifiers: textsOf(value["identifiers"]),
    description: typeof description === "string" ? description : null,
    unnamed: value["unnamed"] === true,
    former_ids: listOf(value["former_ids"]).filter((former) => typeof former === "string"),
    not_same_as: resolveOthers(value["not_same_as"], file, references),
    attributes: resolveAttributes(schema, type, value, file, references),
    file,
  };
}

function resolveAliases(written: unknown, file: string, references: References): readonly Alias[] {
  const aliases: Alias[] = [];
  for (const [i, alias] of listOf(written).entries()) {
    if (typeof alias === "string") aliases.push({ name: alias, used_by: null });
    else if (isMapping(alias) && typeof alias["name"] === "string") {
      const used_by = references.refer(alias["used_by"], CALLERS, file, "/aliases", i, "used_by");
      aliases.push({ name: alias["name"], used_by });
    }
  }
  return aliases;
}

function resolveOthers(written: unknown, file: string, references: References): readonly string[] {
  const parts = Array.isArray(written) ? written.entries() : [[-1, written] as const];
  const others: string[] = [];
  for (const [i, other] of parts) {
    const id = references.refer(other, ANYTHING, file, "/not_same_as", i < 0 ? undefined : i);
    if (id !== null) others.push(id);
  }
  return others;
}

function resolveAttributes(
  schema: Schema,
  type: string,
  value: Document["value"],
  file: string,
  references: References,
): Entity["attributes"] {
  if (!Object.hasOwn(schema.entities, type)) return NO_ATTRIBUTES;
  const declared = schema.entities[type]?.attributes ?? {};
  let attributes: Record<string, QualifierValue> | null = null;
  for (const name in declared) {
    const field = declared[name];
    if (field === undefined || !Object.hasOwn(value, name)) continue;
    const read = readField(field, value[name], { file, pointer: "" }, references);
    if (read === undefined) continue;
    attributes ??= {};
    attributes[name] = read;
  }
  return attributes ?? NO_ATTRIBUTES;
}

function textsOf(written: unknown): Readonly<Record<string, string>> {
  if (!isMapping(written)) return NO_TEXTS;
  const texts = Object.entries(written).filter(([, text]) => typeof text === "string" || typeof text === "number");
  return Object.fromEntries(texts.map(([key, text]) => [key, String(text)]));
}
