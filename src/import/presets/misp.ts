import { Ledger } from "../../emit/exchange/ledger.ts";
import { isMapping } from "../../model/mapping.ts";
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
import type { Origin, OriginFile } from "./origin.ts";
import { stixRelation, stixType } from "./stix-types.ts";

type Mapping = Readonly<Record<string, unknown>>;

/** Relations that hold both ways. */
const SYMMETRIC: ReadonlySet<string> = new Set([
  ...["similar", "similar-to", "related-to", "overlaps", "associated-with", "linked-to", "is-allied-with"],
]);

/** What the clusters of a category extend, where STIX does not say it better. */
const PARENTS: Readonly<Record<string, string>> = {
  actor: "group",
  "threat-actor": "group",
  tool: "item",
  software: "item",
  firearm: "item",
  location: "place",
};

const READ = ["value", "uuid", "description", "meta", "related"];

/** What the clusters of MISP galaxies are here: what they list as related are claims. */
export function translateMisp(files: readonly OriginFile[]): Drafts {
  const entities: EntityDraft[] = [];
  const claims: ClaimDraft[] = [];
  const leftOut: LeftOut[] = [];
  const unread = new Ledger();
  for (const { objects, head } of files) {
    const galaxy = textIn(head["type"]) ?? "cluster";
    const type = clusterType(galaxy, String(head["category"]).toLowerCase());
    for (const from of objects) {
      const { value, file } = from;
      const [id, name] = [textIn(value["uuid"]), textIn(value["value"])];
      if (id === null || name === null) {
        leftOut.push({ file, counted: "no cluster", reason: "a cluster has a `uuid` and a `value`" });
        continue;
      }
      entities.push(entityOf(from, { id, name, galaxy, type }));
      claims.push(...claimsOf(from, id, leftOut));
    }
  }
  return { entities, claims, leftOut, unread };
}

/** `mitre-intrusion-set` is what STIX calls an intrusion set. */
function clusterType(galaxy: string, category: string): TypeWanted {
  const origin = `MISP's galaxy ${galaxy}`;
  if (galaxy === "country") return { name: "state", label: "State", extends: "actor", origin };
  const plain = galaxy
    .toLowerCase()
    .replace(/^(?:x-)?mitre-(?:(?:enterprise|mobile|ics|pre)-)?(?:attack-(?!pattern$))?/, "");
  const known = stixType(plain, null);
  const parent = Object.hasOwn(PARENTS, category) ? (PARENTS[category] ?? "thing") : "thing";
  return { ...known, extends: known.extends === "thing" ? parent : known.extends, origin };
}

function entityOf(
  from: Origin,
  {
    id,
    name,
    galaxy,
    type,
  }: { readonly id: string; readonly name: string; readonly galaxy: string; readonly type: TypeWanted },
): EntityDraft {
  const { value } = from;
  const meta = isMapping(value["meta"]) ? value["meta"] : {};
  return {
    from,
    counted: galaxy,
    type,
    id,
    ours: null,
    name: name.trim(),
    aliases: textsIn(meta["synonyms"]).filter((text) => text !== name),
    names: {},
    description: textIn(value["description"]),
    identifiers: {},
    values: { ...besideOf(value), ...metaOf(meta) },
    attributes: {},
  };
}

function besideOf(value: Mapping): Readonly<Record<string, Values>> {
  const left = Object.entries(value).filter(([key, inner]) => !READ.includes(key) && inner !== false);
  return Object.fromEntries(left.map(([key, inner]) => [key, valuesOf(inner, [key])]));
}

/** `origin:APT-C-00` is one of many keys that name a vendor each: together they are one property. */
function metaOf(meta: Mapping): Readonly<Record<string, Values>> {
  const values = new Map<string, Values>();
  for (const [key, inner] of Object.entries(meta)) {
    if (key === "synonyms") continue;
    const [, family, rest] = /^([a-z][a-z0-9_-]*):(.+)$/i.exec(key) ?? [];
    const name = family ?? (key === "refs" ? "references" : key);
    const found = valuesOf(inner, ["meta", key]);
    const texts = rest === undefined ? found.texts : found.texts.map((text) => `${rest}: ${text}`);
    const known = values.get(name);
    const joined = known
      ? { ...known, kind: null, texts: [...new Set([...known.texts, ...texts])] }
      : { ...found, texts };
    values.set(name, joined);
  }
  return Object.fromEntries(values);
}

function claimsOf(from: Origin, id: string, leftOut: LeftOut[]): readonly ClaimDraft[] {
  const { related } = from.value;
  const seen = new Map<string, number>();
  return (Array.isArray(related) ? related : []).flatMap((one: unknown, n): ClaimDraft | readonly ClaimDraft[] => {
    const dest = isMapping(one) ? textIn(one["dest-uuid"]) : null;
    if (!isMapping(one) || dest === null) {
      leftOut.push({ file: from.file, counted: "related, without a `dest-uuid`", reason: "it leads nowhere" });
      return [];
    }
    const type = relationType(textIn(one["type"])?.trim() ?? "related-to");
    const key = `${id}/${type.name}/${dest}`;
    const repeated = seen.get(key) ?? 0;
    seen.set(key, repeated + 1);
    const others = Object.entries(one).filter(([name]) => name !== "dest-uuid" && name !== "type");
    return {
      from,
      counted: "related",
      type,
      key: repeated === 0 ? key : `${key}/${repeated + 1}`,
      subject: id,
      object: dest,
      paths: { subject: ["uuid"], object: ["related", n, "dest-uuid"] },
      when: null,
      spell: null,
      values: Object.fromEntries(others.map(([name, inner]) => [name, valuesOf(inner, ["related", n, name])])),
      qualifiers: {},
      says: { at: `#${id}` },
      isLocated: true,
    };
  });
}

function relationType(written: string): RelationWanted {
  const { symmetric: _, ...known } = stixRelation(written);
  return {
    ...known,
    ...(SYMMETRIC.has(written) && { symmetric: true, inverse: known.label }),
    origin: `MISP's ${written}`,
  };
}
