import { EXTENSION } from "../../emit/stix/stix-objects.ts";
import { CLAIM_KEYS } from "../../model/claim.ts";
import { isRef } from "../../model/kinds/index.ts";
import { isMapping } from "../../model/mapping.ts";
import type { Field, Schema } from "../../model/schema.ts";
import { type ClaimDraft, type EntityDraft, type RelationWanted, type TypeWanted, textIn, textsIn } from "./drafts.ts";
import type { Origin } from "./origin.ts";

type Mapping = Readonly<Record<string, unknown>>;

/** An object that an export of ours wrote, with what is in its extension. */
interface OwnObject {
  readonly id: string;
  readonly type: TypeWanted;
  readonly names: Readonly<Record<string, string>>;
  /** The object and its extension, as one. */
  readonly value: Mapping;
}

/** What of a bundle an export of ours wrote, by the ids of STIX. */
export interface OwnOfStix {
  readonly makers: ReadonlySet<string>;
  readonly entities: ReadonlyMap<string, OwnObject>;
  readonly facts: ReadonlyMap<string, Mapping>;
  /** Opinions that are claims of ours. */
  readonly claims: ReadonlyMap<string, Mapping>;
  /** Facts about which there are such opinions. */
  readonly claimed: ReadonlySet<string>;
  /** The id of STIX, by ours. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Finds what exports of ours wrote, of types that this project has. */
export function ownOf(objects: readonly Origin[], schema: Schema): OwnOfStix {
  const makers = new Set<string>();
  const entities = new Map<string, OwnObject>();
  const facts = new Map<string, Mapping>();
  const claims = new Map<string, Mapping>();
  const claimed = new Set<string>();
  const ids = new Map<string, string>();
  for (const { value } of objects) {
    const id = String(value["id"]);
    if (id === EXTENSION) makers.add(id).add(String(value["created_by_ref"]));
    const extensions = isMapping(value["extensions"]) ? value["extensions"] : {};
    const extension = extensions[EXTENSION];
    if (!isMapping(extension)) continue;
    const whole = { ...value, ...extension };
    const claim = whole["entente_claim"];
    if (value["type"] === "opinion" && isMapping(claim)) {
      claims.set(id, claim);
      for (const ref of textsIn(value["object_refs"])) claimed.add(ref);
      continue;
    }
    const [own, name] = [textIn(whole["entente_id"]), textIn(whole["entente_type"])];
    if (own === null || name === null) continue;
    if (value["type"] === "relationship") {
      if (schema.relations[name]) facts.set(id, whole);
      continue;
    }
    const declared = schema.entities[name];
    const type = {
      name,
      label: declared?.label ?? name,
      extends: declared?.lineage[1] ?? "thing",
      origin: `STIX's ${name}`,
    };
    entities.set(id, { id: own, type, names: textMap(whole["entente_names"]), value: whole });
    ids.set(own, id);
  }
  return { makers, entities, facts, claims, claimed, ids };
}

function textMap(value: unknown): Readonly<Record<string, string>> {
  if (!isMapping(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (textIn(inner) === null ? [] : [[key, String(inner)]])),
  );
}

/** The attributes of an entity of ours, as they are written. */
export function ownAttributes(
  own: OwnOfStix,
  { value, type }: OwnObject,
  schema: Schema,
): { readonly attributes: EntityDraft["attributes"]; readonly used: readonly string[] } {
  const fields = schema.entities[type.name]?.attributes ?? {};
  return { attributes: valuesIn(own, value["entente_attributes"], fields), used: [] };
}

/** Texts as a field takes them; ids as those of STIX, by which they are looked up. */
function valuesIn(
  { ids }: OwnOfStix,
  written: unknown,
  fields: Readonly<Record<string, Field>>,
): Readonly<Record<string, string | readonly string[]>> {
  if (!isMapping(written)) return {};
  const values = Object.entries(written).flatMap(([name, value]) => {
    const field = fields[name];
    if (field === undefined) return [];
    const texts = textsIn(value).map((text) => (isRef(field.type) ? (ids.get(text) ?? text) : text));
    const [first] = texts;
    return first === undefined ? [] : [[name, texts.length > 1 ? texts : first] as const];
  });
  return Object.fromEntries(values);
}

/** A fact of ours as one claim: that of an opinion, or, where there is none, of the file. */
export function ownClaim(
  own: OwnOfStix,
  from: Origin,
  { fact, claim }: { readonly fact: Mapping; readonly claim: Mapping | null },
  schema: Schema,
): ClaimDraft | null {
  const declared = schema.relations[String(fact["entente_type"])];
  if (declared === undefined) return null;
  const { name, label, inverse, qualifiers: fields } = declared;
  const type: RelationWanted = { name, label, inverse, origin: "", isOurs: true };
  const shared = valuesIn(own, fact["entente_qualifiers"], fields);
  const { when, ...qualifiers } = { ...shared, ...valuesIn(own, claim?.["says"], fields) };
  const idOf = (text: string): string => own.ids.get(text) ?? text;
  const says = Object.fromEntries(
    CLAIM_KEYS.flatMap((key) => {
      const isId = key === "by" || key === "source" || key === "relays";
      const texts = textsIn(claim?.[key]).map((text) => (isId ? idOf(text) : text));
      const [first] = texts;
      return first === undefined ? [] : [[key, texts.length > 1 ? texts : first]];
    }),
  );
  return {
    from,
    counted: String(from.value["type"]),
    type,
    key: String(from.value["id"]),
    subject: textIn(fact["source_ref"]),
    object: textIn(fact["target_ref"]),
    paths: claim
      ? { subject: ["object_refs"], object: ["object_refs"] }
      : { subject: ["source_ref"], object: ["target_ref"] },
    when: typeof when === "string" ? when : null,
    spell: textIn(fact["entente_spell"]),
    values: {},
    qualifiers,
    says,
    isLocated: claim === null,
  };
}
