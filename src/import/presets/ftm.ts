import { Ledger } from "../../emit/exchange/ledger.ts";
import { ftmSchema } from "../../emit/ftm/ftm-schema.ts";
import { isMapping } from "../../model/mapping.ts";
import type { Field, Schema } from "../../model/schema.ts";
import { spanOf } from "../collect/cell-values.ts";
import {
  type ClaimDraft,
  type Drafts,
  type EntityDraft,
  type LeftOut,
  type RelationWanted,
  type TypeWanted,
  textIn,
  textsIn,
  type Values,
  valuesOf,
} from "./drafts.ts";
import { AMOUNTS, CAPTIONS, ftmEdge, ftmType } from "./ftm-schemata.ts";
import type { Origin, OriginFile } from "./origin.ts";
import { sourceKind } from "./source-kind.ts";

type Properties = Readonly<Record<string, readonly string[]>>;

/** An entity of FollowTheMoney, those inside others as well. */
interface FtmEntity {
  readonly from: Origin;
  readonly id: string;
  readonly schema: string;
  readonly properties: Properties;
  /** The keys beside `properties`. */
  readonly beside: Readonly<Record<string, unknown>>;
}

/** Names of a thing beside the one that it is shown by. */
const NAMES = ["name", "alias", "weakAlias", "previousName", "abbreviation", "title", "label"];
/** Properties of edges whose text is for readers. */
const NOTES = ["summary", "description", "notes"];
const DATES = ["date", "startDate", "endDate"];
const BESIDE = ["id", "schema", "properties", "caption"];

/** What FollowTheMoney's entities are here: those of its edges are claims. */
export function translateFtm(files: readonly OriginFile[], schema: Schema): Drafts {
  const objects = files.flatMap((file) => file.objects);
  const entities: EntityDraft[] = [];
  const claims: ClaimDraft[] = [];
  const leftOut: LeftOut[] = [];
  const unread = new Ledger();
  for (const one of objects.flatMap((from) => read(from, leftOut))) {
    for (const key of Object.keys(one.beside)) unread.lost(`\`${key}\`, which says how the record is kept`, one.id);
    const edge = ftmEdge(one.schema);
    if (edge === undefined) entities.push(entityOf(one, schema));
    else claims.push(...claimsOf(one, edge, schema, unread));
  }
  return { entities, claims, leftOut, unread };
}

/** The entity, and those that it holds in place of their ids. */
function read(from: Origin, leftOut: LeftOut[]): readonly FtmEntity[] {
  const inner: FtmEntity[] = [];
  const entityIn = (value: Readonly<Record<string, unknown>>): FtmEntity | null => {
    const [id, schema] = [textIn(value["id"]), textIn(value["schema"])];
    const own = value["properties"];
    if (id === null || schema === null || !isMapping(own)) return null;
    const properties = Object.entries(own).map(([name, values]) => {
      const texts = (Array.isArray(values) ? values : [values]).flatMap((one) => {
        const nested = isMapping(one) ? entityIn(one) : null;
        if (nested) inner.push(nested);
        return nested ? nested.id : textsIn(typeof one === "number" ? String(one) : one);
      });
      return [name, texts] as const;
    });
    const beside = Object.fromEntries(Object.entries(value).filter(([key]) => !BESIDE.includes(key)));
    return { from, id, schema, properties: Object.fromEntries(properties), beside };
  };
  const whole = entityIn(from.value);
  if (whole === null)
    leftOut.push({ file: from.file, counted: "no entity", reason: "it lacks `id`, `schema` or `properties`" });
  return whole ? [whole, ...inner] : inner;
}

function valuesBeside(properties: Properties, read: readonly string[]): Readonly<Record<string, Values>> {
  const left = Object.entries(properties).filter(([name, texts]) => !read.includes(name) && texts.length > 0);
  return Object.fromEntries(
    left.map(([name, texts]) => {
      const values = valuesOf(texts, ["properties", name]);
      const isNumber = AMOUNTS.has(name) && values.texts.every((text) => text === String(Number(text)));
      return [name, isNumber ? { ...values, kind: "number" as const } : values];
    }),
  );
}

function entityOf(one: FtmEntity, schema: Schema): EntityDraft {
  const { from, id, properties } = one;
  const ours = ownType(one, schema);
  const type = ours ?? ftmType(one.schema);
  const lineage = schema.entities[type.name]?.lineage ?? [type.name, type.extends];
  const shown = CAPTIONS.find((name) => properties[name]?.[0] !== undefined) ?? "id";
  const caption = textIn(from.value["id"] === id ? from.value["caption"] : null);
  const name = properties["name"]?.[0] ?? caption ?? properties[shown]?.[0] ?? id;
  const { attributes, used } = knownAttributes(one, lineage, sourceKind(schema, "other"), ours !== null);
  const pairs =
    ours === null ? NO_PAIRS : pairsIn(properties["notes"] ?? [], schema.entities[type.name]?.attributes ?? {});
  const names = NAMES.filter((key) => !used.includes(key));
  const description = properties["description"] ?? [];
  const isShown = (key: string): boolean => key === shown && properties[key]?.length === 1;
  const [wikidata, ...others] = properties["wikidataId"] ?? [];
  return {
    from,
    counted: one.schema,
    type,
    id,
    ours: null,
    name,
    aliases: names
      .flatMap((key) => properties[key] ?? [])
      .filter((text) => text !== name && !Object.values(pairs.names).includes(text)),
    names: pairs.names,
    description: description.length === 1 ? (description[0] ?? null) : null,
    identifiers: {
      ...(wikidata !== undefined && others.length === 0 && { wikidata }),
      ...(ours !== null && properties["country"]?.[0] && { iso3166: properties["country"][0].toUpperCase() }),
      ...pairs.identifiers,
    },
    values: valuesBeside(properties, [
      ...names,
      ...used,
      ...(description.length === 1 ? ["description"] : []),
      ...(others.length === 0 ? ["wikidataId"] : []),
      ...(isShown(shown) && properties["name"] === undefined ? [shown] : []),
      ...(ours === null ? [] : ["keywords", "country", ...(pairs.isWhole ? ["notes"] : [])]),
    ]),
    attributes: { ...attributes, ...pairs.values },
  };
}

/** What an export of ours has no property for: `kind: news`. */
interface Pairs {
  readonly names: Readonly<Record<string, string>>;
  readonly identifiers: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** Whether all texts are such pairs. */
  readonly isWhole: boolean;
}

const NO_PAIRS: Pairs = { names: {}, identifiers: {}, values: {}, isWhole: false };
const PAIR = /^([a-z][a-z0-9_-]*)(?:\.([A-Za-z0-9_-]+))?: ([\s\S]*)$/;

function pairsIn(texts: readonly string[], fields: Readonly<Record<string, Field>>): Pairs {
  const found = { names: new Map<string, string>(), identifiers: new Map<string, string>() };
  const values = new Map<string, string[]>();
  let isWhole = true;
  for (const text of texts) {
    const [, key = "", inner, value = ""] = PAIR.exec(text) ?? [];
    if (inner !== undefined && (key === "names" || key === "identifiers")) found[key].set(inner, value);
    else if (inner === undefined && fields[key]) values.set(key, [...(values.get(key) ?? []), value]);
    else isWhole = false;
  }
  const one = ([key, list]: readonly [string, string[]]): readonly [string, string | string[]] => [
    key,
    list.length > 1 ? list : (list[0] ?? ""),
  ];
  return {
    names: Object.fromEntries(found.names),
    identifiers: Object.fromEntries(found.identifiers),
    values: Object.fromEntries([...values].map(one)),
    isWhole,
  };
}

/** The type that an export of ours keeps among the keywords. */
function ownType({ schema: theirs, properties }: FtmEntity, schema: Schema): TypeWanted | null {
  const declared = schema.entities[properties["keywords"]?.[0] ?? ""];
  if (declared === undefined || declared.abstract || ftmSchema(schema, declared.name) !== theirs) return null;
  return { name: declared.name, label: declared.label, extends: declared.lineage[1] ?? "thing", origin: theirs };
}

/** Attributes of shipped types for which FollowTheMoney has a property. */
function knownAttributes(
  { properties }: FtmEntity,
  lineage: readonly string[],
  kind: string | null,
  isOurs: boolean,
): { readonly attributes: EntityDraft["attributes"]; readonly used: readonly string[] } {
  const attributes: Record<string, string> = {};
  const used: string[] = [];
  const take = (property: string, attribute: string): void => {
    const [text, ...more] = properties[property] ?? [];
    if (text === undefined || more.length > 0) return;
    attributes[attribute] = text;
    used.push(property);
  };
  if (lineage.includes("person")) {
    take("birthDate", "born");
    take("deathDate", "died");
  }
  if (lineage.includes("source")) {
    if (kind !== null) attributes["kind"] = kind;
    take("publishedAt", "date");
    take("title", "title");
    take("sourceUrl", "url");
  }
  if (isOurs && lineage.includes("thesis")) take("summary", "statement");
  const when = lineage.includes("event") ? whenOf(properties) : null;
  if (when !== null) {
    attributes["when"] = when;
    used.push(...DATES);
  }
  return { attributes, used };
}

/** The date, or the interval. That FollowTheMoney has no end of it does not say that it goes on. */
function whenOf(properties: Properties): string | null {
  const [date, start, end] = DATES.map((name) =>
    properties[name]?.length === 1 ? (properties[name][0] ?? null) : null,
  );
  const day = (text: string | null | undefined): string | null => text?.slice(0, 10) ?? null;
  if (DATES.some((name) => (properties[name]?.length ?? 0) > 1)) return null;
  if (date && !start && !end) return day(date);
  return date ? null : spanOf(day(start), day(end), false, true);
}

function claimsOf(
  one: FtmEntity,
  { source, target, relation }: { source: string; target: string; relation: RelationWanted },
  schema: Schema,
  unread: Ledger,
): readonly ClaimDraft[] {
  const { from, id, properties } = one;
  const own = ownRelation(one, schema);
  const pairs = own ? pairsIn(properties["description"] ?? [], schema.relations[own.name]?.qualifiers ?? {}) : NO_PAIRS;
  const { when: written, ...qualifiers } = pairs.values;
  const when = typeof written === "string" ? written : whenOf(properties);
  const noted = NOTES.filter((name) => properties[name] !== undefined && !(pairs.isWhole && name === "description"));
  const note = noted.flatMap((name) => properties[name] ?? []).join("\n");
  const computed = own ? ["role", "recordId", "status", "proof", "sourceUrl"] : [];
  for (const name of ["sourceUrl", "status"])
    if (own && properties[name]) unread.lost(`\`${name}\` of facts of ours`, id);
  const draft = {
    from,
    counted: one.schema,
    type: own ?? relation,
    when,
    spell: null,
    paths: { subject: ["properties", source], object: ["properties", target] },
    values: valuesBeside(properties, [source, target, ...(when === null ? [] : DATES), ...NOTES, ...computed]),
    qualifiers,
  };
  const ends = (name: string): readonly (string | null)[] => (properties[name]?.length ? properties[name] : [null]);
  const proofs = own ? (properties["proof"] ?? []) : [];
  return ends(source).flatMap((subject, n) =>
    ends(target).flatMap((object, m): ClaimDraft | readonly ClaimDraft[] => {
      const place = n + m === 0 ? id : `${id}/${n}.${m}`;
      const counted = n + m === 0 ? one.schema : `${one.schema}, further ends`;
      const at = { ...draft, counted, subject, object };
      if (proofs.length === 0) return { ...at, key: place, says: note === "" ? {} : { note }, isLocated: true };
      return proofs.map(
        (proof, p): ClaimDraft => ({
          ...at,
          counted: p === 0 ? counted : `${one.schema}, further sources`,
          key: p === 0 ? place : `${place}/${proof}`,
          says: { source: proof, ...(note !== "" && p === 0 && { note }) },
          isLocated: false,
        }),
      );
    }),
  );
}

/** The relation that an export of ours names by its label. */
function ownRelation({ id, schema: theirs, properties }: FtmEntity, schema: Schema): RelationWanted | null {
  const [role, ...more] = properties["role"] ?? [];
  if (theirs !== "UnknownLink" || !id.startsWith("fact.") || more.length > 0) return null;
  const found = Object.values(schema.relations).filter(({ label, value }) => label === role && value === null);
  const [only] =
    found.length === 1 ? found : found.filter(({ name }) => (properties["recordId"]?.[0] ?? "").includes(`.${name}.`));
  return only ? { name: only.name, label: only.label, inverse: only.inverse, origin: theirs, isOurs: true } : null;
}
