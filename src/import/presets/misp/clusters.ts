import { isMapping } from "../../../model/mapping.ts";
import { type EntityDraft, type TypeWanted, textIn, textsIn, type Values, valuesOf } from "../drafts.ts";
import type { Origin } from "../origin.ts";
import { stixType } from "../stix-types.ts";

type Mapping = Readonly<Record<string, unknown>>;

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

/** `mitre-intrusion-set` is what STIX calls an intrusion set. */
export function clusterType(galaxy: string, category: string): TypeWanted {
  const origin = `MISP's galaxy ${galaxy}`;
  if (galaxy === "country" || galaxy === "target-information")
    return { name: "state", label: "State", extends: "actor", origin };
  const plain = galaxy
    .toLowerCase()
    .replace(/^(?:x-)?mitre-(?:(?:enterprise|mobile|ics|pre)-)?(?:attack-(?!pattern$))?/, "");
  const known = stixType(plain, null);
  const parent = Object.hasOwn(PARENTS, category) ? (PARENTS[category] ?? "thing") : "thing";
  return { ...known, extends: known.extends === "thing" ? parent : known.extends, origin };
}

/** @param value of the cluster, which may be inside of `from` */
export function clusterEntity(
  from: Origin,
  value: Mapping,
  {
    id,
    name,
    galaxy,
    type,
  }: { readonly id: string; readonly name: string; readonly galaxy: string; readonly type: TypeWanted },
): EntityDraft {
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
