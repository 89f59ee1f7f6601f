import { Ledger } from "../../emit/exchange/ledger.ts";
import { stanceOf } from "../../emit/stix/opinions.ts";
import { toId } from "../../model/ids.ts";
import { isMapping } from "../../model/mapping.ts";
import type { Schema } from "../../model/schema.ts";
import { webAddress } from "../../wording/web-address.ts";
import { spanOf, toDate } from "../collect/cell-values.ts";
import {
  type ClaimDraft,
  type Drafts,
  type EntityDraft,
  type LeftOut,
  type TypeWanted,
  textIn,
  textsIn,
  type Values,
  valuesOf,
} from "./drafts.ts";
import type { Origin, OriginFile } from "./origin.ts";
import { sourceKind } from "./source-kind.ts";
import { type OwnOfStix, ownAttributes, ownClaim, ownOf } from "./stix-own.ts";
import { ABOUT_FILE, KEPT, stixRelation, stixType } from "./stix-types.ts";

type Mapping = Readonly<Record<string, unknown>>;

/** What is shown of an object that has no name. */
const SHOWN = [
  "name",
  "value",
  "path",
  "key",
  "account_login",
  "user_id",
  "subject",
  "abstract",
  "string",
  "pid",
  "number",
];
const REVOKED = "relationships that their maker has revoked";
const RECORD = "who made a record and when, its version and its markings";
const NO_ADDRESS = "references without an address";

/** What the objects of STIX bundles are here: relationships, sightings and opinions on relationships are claims. */
export function translateStix(files: readonly OriginFile[], schema: Schema): Drafts {
  const objects = files.flatMap((file) => file.objects);
  const entities: EntityDraft[] = [];
  const claims: ClaimDraft[] = [];
  const leftOut: LeftOut[] = [];
  const unread = new Ledger();
  const own = ownOf(objects, schema);
  const scope: Scope = { own, unread, byId: new Map(objects.map((from) => [String(from.value["id"]), from])), schema };
  for (const from of objects) {
    const { value, file } = from;
    const [type, id] = [textIn(value["type"]) ?? "no type", textIn(value["id"])];
    const leave = (reason: string, counted = type): void => {
      leftOut.push({ file, counted, reason });
    };
    const about = Object.hasOwn(ABOUT_FILE, type) ? ABOUT_FILE[type] : undefined;
    if (id === null) leave("it has no id");
    else if (own.makers.has(id)) leave("the program that wrote the file", "Entente");
    else if (about !== undefined) leave(about);
    else if (own.claimed.has(id)) leave("its claims are the opinions on it", "relationship, with opinions");
    else if (type === "relationship" && value["revoked"] === true) leave(REVOKED, "relationship, revoked");
    else if (type === "relationship" || type === "sighting") claims.push(...claimsOf(scope, from, id));
    else if (type === "opinion" && isOfRelationship(scope, value)) {
      const opinions = opinionClaims(scope, from, id);
      if (opinions.length === 0) leave("neither for nor against what it is about", "opinion, neutral");
      claims.push(...opinions);
    } else entities.push(entityOf(scope, from, id, type));
  }
  return { entities, claims, leftOut, unread };
}

interface Scope {
  readonly own: OwnOfStix;
  readonly unread: Ledger;
  readonly byId: ReadonlyMap<string, Origin>;
  readonly schema: Schema;
}

function entityOf({ own, unread, schema }: Scope, from: Origin, id: string, type: string): EntityDraft {
  const { value } = from;
  const ours = own.entities.get(id);
  const wanted = ours?.type ?? stixType(type, value["identity_class"]);
  const shown = SHOWN.find((key) => textsIn(String(value[key] ?? "")).length > 0) ?? "id";
  const name = String(value[shown]).trim();
  const references = referencesOf(value, ours !== undefined, id, unread);
  const known = ours
    ? ownAttributes(own, ours, schema)
    : knownAttributes(value, wanted, sourceKind(schema, "analysis"));
  const read = new Set([
    ...KEPT,
    "name",
    "description",
    "aliases",
    "x_mitre_aliases",
    "external_references",
    shown,
    ...known.used,
  ]);
  if (ours)
    for (const key of Object.keys(value))
      if (/^entente_|^(?:identity_class|latitude|longitude)$/.test(key)) read.add(key);
  const aliases = ["aliases", "x_mitre_aliases", "x_entente_aliases"].flatMap((key) => textsIn(value[key]));
  const extended = ours ? textsIn(ours.value["aliases"]) : [];
  if (ours === undefined) unread.lost(RECORD, id);
  return {
    from,
    counted: type,
    type: wanted,
    id,
    ours: ours?.id ?? null,
    name,
    aliases: [...new Set([...aliases, ...extended])].filter((text) => text !== name),
    names: ours?.names ?? {},
    description: textIn(value["description"]),
    identifiers: references.identifiers,
    values: { ...valuesBeside(value, read), ...references.values },
    attributes: known.attributes,
  };
}

/** Properties that nothing else reads. That something is not revoked goes without saying. */
function valuesBeside(value: Mapping, read: ReadonlySet<string>): Readonly<Record<string, Values>> {
  const left = Object.entries(value).filter(
    ([key, inner]) => !read.has(key) && !(inner === false && ["revoked", "x_mitre_deprecated"].includes(key)),
  );
  return Object.fromEntries(left.map(([key, inner]) => [key, valuesOf(inner, [key])]));
}

function knownAttributes(
  value: Mapping,
  { name, extends: parent }: TypeWanted,
  kind: string | null,
): { readonly attributes: EntityDraft["attributes"]; readonly used: readonly string[] } {
  const attributes: Record<string, string> = {};
  const used: string[] = [];
  const day = (key: string): string | null => {
    const text = textIn(value[key]);
    return text === null ? null : toDate(text);
  };
  if (name === "source") {
    if (kind !== null) attributes["kind"] = kind;
    const date = day("published");
    if (date !== null) attributes["date"] = date;
    used.push("published");
  }
  if (parent === "event") {
    const when = spanOf(day("first_seen"), day("last_seen"), false, true);
    if (when !== null) {
      attributes["when"] = when;
      used.push("first_seen", "last_seen");
    }
  }
  const { latitude, longitude } = value;
  if (name === "place" && typeof latitude === "number" && typeof longitude === "number") {
    attributes["coordinates"] = `${latitude}, ${longitude}`;
    used.push("latitude", "longitude");
  }
  return { attributes, used };
}

interface References {
  readonly identifiers: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Values>>;
}

/** Identifiers, and the addresses of what is referred to. */
function referencesOf(value: Mapping, isOurs: boolean, id: string, unread: Ledger): References {
  const list = value["external_references"];
  const references = (Array.isArray(list) ? list : []).filter(isMapping);
  const identifiers = new Map<string, string>();
  const others: string[] = [];
  const urls: string[] = [];
  for (const reference of references) {
    const [register, text] = [toId(textIn(reference["source_name"]) ?? ""), textIn(reference["external_id"])];
    if (text !== null && register !== "") {
      if (!identifiers.has(register)) identifiers.set(register, text);
      else if (identifiers.get(register) !== text) others.push(`${register} ${text}`);
    }
    const url = textIn(reference["url"]);
    if (url !== null && !/\s/.test(url) && webAddress(url) !== null) urls.push(url);
    else if (text === null) unread.lost(NO_ADDRESS, id);
  }
  const path = ["external_references"];
  return {
    identifiers: Object.fromEntries(identifiers),
    values: {
      ...(others.length > 0 && { other_identifiers: valuesOf(others, path) }),
      ...(urls.length > 0 && !isOurs && { references: valuesOf(urls, path) }),
    },
  };
}

const ENDS = [
  ...["relationship_type", "source_ref", "target_ref", "description", "start_time", "stop_time", "external_references"],
  ...["sighting_of_ref", "where_sighted_refs", "first_seen", "last_seen"],
];

function claimsOf(scope: Scope, from: Origin, id: string): readonly ClaimDraft[] {
  const { own, unread } = scope;
  const { value } = from;
  const ours = own.facts.get(id);
  if (ours) return [ownClaim(own, from, { fact: ours, claim: null }, scope.schema) ?? []].flat();
  const isSighting = value["type"] === "sighting";
  const day = (key: string): string | null => {
    const text = textIn(value[key]);
    return text === null ? null : toDate(text);
  };
  const [first, last] = isSighting ? ["first_seen", "last_seen"] : ["start_time", "stop_time"];
  const by = speakerOf(scope, value);
  const note = textIn(value["description"]);
  const said = day("created");
  unread.lost(RECORD, id);
  return [
    {
      from,
      counted: String(value["type"]),
      type: stixRelation(isSighting ? "sighted" : (textIn(value["relationship_type"]) ?? "related-to")),
      key: id,
      subject: isSighting ? (textsIn(value["where_sighted_refs"])[0] ?? by) : textIn(value["source_ref"]),
      object: textIn(value[isSighting ? "sighting_of_ref" : "target_ref"]),
      paths: isSighting
        ? { subject: ["where_sighted_refs"], object: ["sighting_of_ref"] }
        : { subject: ["source_ref"], object: ["target_ref"] },
      when: spanOf(day(first), day(last), false, true),
      spell: null,
      values: { ...valuesBeside(value, new Set([...KEPT, ...ENDS])), ...referencesOf(value, false, id, unread).values },
      qualifiers: {},
      says: { ...(by !== null && { by }), ...(said !== null && { said }), ...(note !== null && { note }) },
      isLocated: true,
    },
  ];
}

/** Who made an object, where the file has them as one who can speak. */
function speakerOf({ byId }: Scope, value: Mapping): string | null {
  const maker = textIn(value["created_by_ref"]);
  return maker !== null && byId.get(maker)?.value["type"] === "identity" ? maker : null;
}

function isOfRelationship({ byId }: Scope, value: Mapping): boolean {
  const refs = textsIn(value["object_refs"]);
  return refs.length > 0 && refs.every((ref) => byId.get(ref)?.value["type"] === "relationship");
}

/** An opinion is a claim of each relationship that it is about; those of ours are read with their fact. */
function opinionClaims(scope: Scope, from: Origin, id: string): readonly ClaimDraft[] {
  const { value } = from;
  const stance = stanceOf(value["opinion"]);
  const refs = textsIn(value["object_refs"]);
  return refs.flatMap((ref): readonly ClaimDraft[] => {
    const about = scope.byId.get(ref);
    if (about === undefined) return [];
    const ours = scope.own.facts.get(ref);
    if (ours) {
      const claim = scope.own.claims.get(id);
      return claim ? [ownClaim(scope.own, from, { fact: ours, claim }, scope.schema) ?? []].flat() : [];
    }
    if (stance === undefined) return [];
    const [claim] = claimsOf(scope, about, ref);
    const by = speakerOf(scope, value);
    const authors = textsIn(value["authors"]);
    const note = [textIn(value["explanation"]), authors.length > 0 ? `By ${authors.join(", ")}.` : null].flatMap(
      (text) => text ?? [],
    );
    return claim === undefined
      ? []
      : [
          {
            ...claim,
            from,
            counted: "opinion",
            paths: { subject: ["object_refs"], object: ["object_refs"] },
            key: refs.length > 1 ? `${id}/${ref}` : id,
            says: { stance, ...(by !== null && { by }), ...(note.length > 0 && { note: note.join("\n") }) },
          },
        ];
  });
}
