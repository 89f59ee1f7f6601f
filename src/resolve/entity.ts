import type { QualifierValue } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Alias, Entity } from "../model/entity.ts";
import { canAgree, closer } from "../model/kinds/agree.ts";
import type { StoredValue } from "../model/kinds/index.ts";
import type { Spot } from "../model/kinds/kind.ts";
import { isMapping } from "../model/mapping.ts";
import { type Field, relationOfAttribute, type Schema } from "../model/schema.ts";
import { DEFAULT_STANCE, isFor, STANCE, STANCES } from "../model/stance.ts";
import type { References } from "./references.ts";
import { listOf } from "./symbol-table.ts";
import { readField, readValue } from "./values.ts";

const NO_TEXTS: Readonly<Record<string, string>> = Object.freeze({});
const NO_ATTRIBUTES: Entity["attributes"] = Object.freeze({});
/** The entity types that may have a name of their own for a thing: a source or a claimant. */
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
    ...resolveAttributes(schema, type, value, file, references),
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
): Pick<Entity, "attributes" | "disputed"> {
  if (!Object.hasOwn(schema.entities, type)) return { attributes: NO_ATTRIBUTES };
  const declared = schema.entities[type]?.attributes ?? {};
  const spot = { file, pointer: "" };
  let attributes: Record<string, QualifierValue> | null = null;
  let disputed: Record<string, readonly StoredValue[]> | null = null;
  for (const name in declared) {
    const field = declared[name];
    if (field === undefined || !Object.hasOwn(value, name)) continue;
    const asserted = assertedValues(schema, field, value[name], spot, references);
    const read = agreedValue(field, asserted) ?? readField(field, value[name], spot, references);
    if (read !== undefined) {
      attributes ??= {};
      attributes[name] = read;
    } else if (asserted.length > 1) {
      disputed ??= {};
      disputed[name] = asserted;
    }
  }
  return { attributes: attributes ?? NO_ATTRIBUTES, ...(disputed && { disputed }) };
}

/** The values of an attribute that come with claims and are asserted. */
function assertedValues(
  { relations }: Schema,
  field: Field,
  written: unknown,
  spot: Spot,
  references: References,
): readonly StoredValue[] {
  if (typeof written !== "object" || relationOfAttribute(relations, field) === null) return NO_VALUES;
  return listOf(written).flatMap((entry) => {
    if (!isMapping(entry) || !isAsserted(entry)) return [];
    return readValue(field.type, entry["value"], references, spot, field.name) ?? [];
  });
}

const NO_VALUES: readonly never[] = [];

/** Of values that are asserted, the one that all others allow: an attribute that is disputed has none. */
function agreedValue({ type }: Field, values: readonly StoredValue[]): StoredValue | undefined {
  if (values.length === 0) return undefined;
  const isAgreed = values.every((one) => values.every((other) => canAgree(type, one, other)));
  const [first, ...others] = values;
  if (first === undefined || !isAgreed) return undefined;
  return others.reduce((best, value) => closer(type, best, value), first);
}

/** Whether an entry, or one of its claims, says outright that it is so. */
function isAsserted(entry: Readonly<Record<string, unknown>>): boolean {
  const stances = listOf(entry["claims"] ?? entry).map((claim) => (isMapping(claim) ? claim["stance"] : undefined));
  return stances.some((written) => {
    const stance = STANCES.find((one) => one === (written ?? DEFAULT_STANCE));
    return stance !== undefined && isFor(stance) && STANCE[stance].isVoice;
  });
}

function areTexts(written: Readonly<Record<string, unknown>>): written is Readonly<Record<string, string>> {
  return Object.values(written).every((one) => typeof one === "string");
}

function textsOf(written: unknown): Readonly<Record<string, string>> {
  if (!isMapping(written)) return NO_TEXTS;
  if (areTexts(written)) return { ...written };
  const texts = Object.entries(written).filter(([, text]) => typeof text === "string" || typeof text === "number");
  return Object.fromEntries(texts.map(([key, text]) => [key, String(text)]));
}
