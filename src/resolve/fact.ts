import type { Claim, QualifierValue } from "../model/claim.ts";
import type { Fact, Rollup } from "../model/fact.ts";
import type { Spot } from "../model/kinds/kind.ts";
import { isMapping } from "../model/mapping.ts";
import { type Field, isA, type RelationType, type Schema } from "../model/schema.ts";
import { SUPPORT } from "../model/support.ts";
import { UNSOURCED } from "../model/unsourced.ts";
import { resolveClaims } from "./claims.ts";
import { factId } from "./fact-id.ts";
import type { References } from "./references.ts";
import { listOf, type SymbolTable } from "./symbol-table.ts";
import { readField, readValue } from "./values.ts";

type Mapping = Readonly<Record<string, unknown>>;

const NO_QUALIFIERS: Fact["qualifiers"] = Object.freeze({});
const NO_ENTRY: Mapping = Object.freeze({});

/** Which item of `claims:` each claim of a fact comes from, by its list of claims; null: claim i is item i. */
export type ClaimItems = Map<readonly Claim[], readonly number[] | null>;

export interface FactScope {
  readonly schema: Schema;
  readonly symbols: SymbolTable;
  readonly references: References;
  readonly items: ClaimItems;
}

/**
 * Reads one entry: an id, a scalar, or a mapping with qualifiers and claims. Null where it leads nowhere. Everything else in the entry
 * is looked at all the same, so that one run reports all that is wrong with it.
 *
 * @param name id of a standalone fact; null: made from subject, type, object and key
 */
export function resolveFact(
  type: RelationType,
  subject: string | null,
  written: unknown,
  spot: Spot,
  name: string | null,
  scope: FactScope,
): Fact | null {
  const { references } = scope;
  const entry = isMapping(written) ? written : NO_ENTRY;
  const key = entry === NO_ENTRY ? undefined : type.value === null ? "to" : "value";
  const target = key === undefined ? written : entry[key];

  let object: string | null = null;
  let value: QualifierValue | undefined;
  if (type.value === null) object = references.refer(target, type.range, spot.file, spot.pointer, key);
  else value = readValue(type.value, target, references, spot, key);

  const fields = fieldsOf(type);
  const qualifiers = resolveQualifiers(type, fields, entry, value, spot, references);
  const spell = textOf(entry["spell"]);
  const id = name ?? factId(type, subject ?? "", object, qualifiers, spell);
  const own = subject !== null && type.self_evident && isSource(subject, scope) ? subject : null;
  const context = { type, fields, fact: id, by: type.voiced_by_subject ? subject : null, source: own };
  const { claims, items } = resolveClaims(entry, spot, context, references);
  // Claims may each give a value of their own where the value is not what makes the fact.
  const hasEnd =
    type.value === null ? object !== null : value !== undefined || claims.some(({ says }) => "value" in says);
  if (subject === null || !hasEnd) return null;
  if (references.metBroken() && (isBroken(subject, scope) || isBroken(object, scope))) return null;
  if (items !== undefined) scope.items.set(claims, items);
  const { file, pointer } = spot;
  const rollup = rollupOf(entry["assessment"]);
  const fact: Fact = { id, type: type.name, subject, object, qualifiers, claims, rollup, file, pointer };
  const note = noteOf(entry);
  if (spell === undefined && note === undefined && entry["former_ids"] === undefined) return fact;
  const former = listOf(entry["former_ids"]).filter((one) => typeof one === "string");
  return {
    ...fact,
    ...(spell !== undefined && { spell }),
    ...(former.length > 0 && { former_ids: former }),
    ...(note !== undefined && { note }),
  };
}

/** Without a list of claims, a note is one of the keys of the entry's own claim. */
function noteOf({ claims, note }: Mapping): string | undefined {
  return claims === undefined || claims === null ? undefined : textOf(note);
}

/** A year is a number in YAML. */
function textOf(written: unknown): string | undefined {
  return typeof written === "string" || typeof written === "number" ? String(written) : undefined;
}

const fields = new WeakMap<RelationType, ReadonlyMap<string, Field>>();

/** A relation's qualifiers, for look-ups by whatever an analyst wrote. */
function fieldsOf(type: RelationType): ReadonlyMap<string, Field> {
  let known = fields.get(type);
  if (known === undefined) {
    known = new Map(Object.entries(type.qualifiers));
    fields.set(type, known);
  }
  return known;
}

function resolveQualifiers(
  type: RelationType,
  own: ReadonlyMap<string, Field>,
  entry: Mapping,
  value: QualifierValue | undefined,
  spot: Spot,
  references: References,
): Fact["qualifiers"] {
  let qualifiers: Record<string, QualifierValue> | null = value === undefined ? null : { value };
  for (const name in entry) {
    const field = own.get(name);
    if (field === undefined || (name === "value" && type.value !== null)) continue;
    const read = readField(field, entry[name], spot, references);
    if (read === undefined) continue;
    qualifiers ??= {};
    qualifiers[name] = read;
  }
  return qualifiers ?? NO_QUALIFIERS;
}

function isBroken(id: string | null, { symbols }: FactScope): boolean {
  return id !== null && symbols.declared.get(id)?.kind === "broken";
}

function isSource(id: string, { schema, symbols }: FactScope): boolean {
  return isA(schema, symbols.declared.get(id)?.type ?? "", ["source"]);
}

/** Until it is corroborated a fact carries nothing but the analyst's assessment. */
function rollupOf(assessment: unknown): Rollup {
  if (!isMapping(assessment)) return UNSOURCED;
  const support = SUPPORT.find((level) => level === assessment["support"]);
  if (support === undefined) return UNSOURCED;
  const why = typeof assessment["why"] === "string" ? assessment["why"] : "";
  return { ...UNSOURCED, support, assessment: { support, why } };
}
