import { day, type EntityTypeName, type Fields, interval, month, type Planned, type Value } from "./entities.ts";
import type { Random } from "./random.ts";
import { prose } from "./words.ts";

/** A relation entry: what its target may be, and what qualifiers it carries. */
interface Recipe {
  readonly relation: string;
  readonly to: readonly EntityTypeName[];
  /** Only to an entity planned earlier: no cycles, and no pair of a symmetric relation twice. */
  readonly earlier?: boolean;
  readonly qualifiers?: (random: Random, ends: Ends) => Fields;
}

const POWERS = ["state", "organisation"] as const;
const COMMON: readonly Recipe[] = [
  { relation: "supplies", to: POWERS, qualifiers: delivery },
  { relation: "supplies", to: ["military-unit"], qualifiers: delivery },
  { relation: "deploys_to", to: ["place", "state"], qualifiers: deployment },
  { relation: "supports", to: ["organisation", "group"], qualifiers: (random) => ({ field: field(random) }) },
  { relation: "cooperates_with", to: POWERS, earlier: true, qualifiers: (random) => ({ field: field(random) }) },
  { relation: "opposes", to: ["organisation", "event", "agreement"] },
  { relation: "visited", to: ["place", "state"], qualifiers: (random) => ({ when: month(random) }) },
  {
    relation: "possesses",
    to: ["weapon", "resource"],
    qualifiers: (random) => ({ quantity: quantity(random, "items") }),
  },
  { relation: "strikes", to: ["place"], qualifiers: (random, ends) => ({ item: ends.pick(random, ["weapon"]) }) },
  { relation: "influences", to: ["place", "group"], qualifiers: () => ({ trend: "rising" }) },
];
const BY_TYPE: Partial<Record<EntityTypeName, readonly Recipe[]>> = {
  source: [],
  person: [
    { relation: "affiliated_with", to: ["organisation"], qualifiers: (random) => ({ role: prose(random, 2) }) },
    { relation: "argues", to: ["thesis"] },
    { relation: "disputes", to: ["thesis"] },
    { relation: "met", to: ["person"], earlier: true, qualifiers: (random) => ({ when: day(random) }) },
    { relation: "member_of", to: ["organisation", "group"] },
    { relation: "signed", to: ["agreement"] },
  ],
  place: [
    { relation: "borders", to: ["place"], earlier: true },
    { relation: "located_in", to: ["state", "place"], earlier: true },
  ],
  event: [{ relation: "located_in", to: ["place"] }],
  agreement: [{ relation: "has_party", to: ["state", "organisation", "group"] }],
  weapon: [{ relation: "analogous_to", to: ["weapon"], earlier: true }],
  resource: [{ relation: "located_in", to: ["place"] }],
  thesis: [],
};
/** Relations that a source writes about itself, and how many of each. */
const BIBLIOGRAPHY: readonly (readonly [string, readonly EntityTypeName[], number])[] = [
  ["authored_by", ["person"], 1],
  ["published_by", ["organisation"], 1],
  ["cites", ["person", "organisation"], 1],
  ["mentions", ["state", "weapon", "person", "event", "place"], 2],
];

/** How far a beat reaches among the entities of one type. */
const BEAT = 5;

/** The planned entities, by type. */
export class Ends {
  readonly #byType = new Map<EntityTypeName, string[]>();
  readonly #count: number;
  #beat = 0;

  constructor(planned: readonly Planned[]) {
    this.#count = planned.length;
    for (const { type, id } of planned) {
      const ids = this.#byType.get(type);
      if (ids) ids.push(id);
      else this.#byType.set(type, [id]);
    }
  }

  /** One of the wanted types: the world's attention falls on the first few, a desk's on what lies near its own beat. */
  pick(random: Random, types: readonly EntityTypeName[]): string {
    const ids = this.#byType.get(types[random.int(types.length)] ?? "state") ?? [];
    if (random.chance(0.2)) return ids[random.int(Math.max(1, Math.ceil(Math.sqrt(ids.length))))] ?? "unknown";
    if (random.chance(0.2)) return ids[random.int(ids.length)] ?? "unknown";
    const middle = Math.floor(this.#beat * ids.length) + random.int(2 * BEAT + 1) - BEAT;
    return ids[Math.max(0, Math.min(ids.length - 1, middle))] ?? "unknown";
  }

  /** Whose relations are planned next: those near it are picked most. */
  turnTo({ n }: Planned): void {
    this.#beat = n / this.#count;
  }
}

export type Relations = Record<string, Value[]>;

export function relationsOf(
  random: Random,
  entity: Planned,
  ends: Ends,
  order: ReadonlyMap<string, number>,
): Relations {
  const relations: Relations = {};
  ends.turnTo(entity);
  if (entity.type === "source") return bibliography(random, ends, entity);
  const own = BY_TYPE[entity.type];
  const recipes = own ?? COMMON;
  if (recipes.length === 0) return relations;
  const wanted = entity.type === "agreement" ? 2 + random.int(2) : entity.type === "state" ? 12 : 3 + random.int(7);
  const taken = new Set<string>();
  for (let n = 0; n < wanted; n += 1) {
    const pool = entity.type === "person" && random.chance(0.3) ? COMMON : recipes;
    const recipe = pool[random.int(pool.length)];
    if (!recipe) continue;
    const to = ends.pick(random, recipe.to);
    const late = recipe.earlier === true && (order.get(to) ?? 0) >= entity.n;
    if (to === entity.id || late || taken.has(`${recipe.relation} ${to}`)) continue;
    taken.add(`${recipe.relation} ${to}`);
    const list = relations[recipe.relation] ?? [];
    list.push({ to, ...recipe.qualifiers?.(random, ends), ...claims(random, ends) });
    relations[recipe.relation] = list;
  }
  if (entity.type === "military-unit" || entity.type === "organisation") strength(random, ends, relations);
  return relations;
}

function bibliography(random: Random, ends: Ends, entity: Planned): Relations {
  const relations: Relations = {};
  for (const [relation, types, most] of BIBLIOGRAPHY) {
    const targets = new Set<string>();
    for (let n = 1 + random.int(most); n > 0; n -= 1) targets.add(ends.pick(random, types));
    targets.delete(entity.id);
    if (targets.size > 0) relations[relation] = [...targets];
  }
  return relations;
}

function strength(random: Random, ends: Ends, relations: Relations): void {
  if (random.chance(0.6)) return;
  relations["has_strength"] = [{ value: quantity(random, "troops"), aim: "actual", ...claims(random, ends) }];
}

/** One claim written on the entry itself, or a list of them. */
function claims(random: Random, ends: Ends): Fields {
  const count = random.chance(0.68) ? 1 : 2 + random.int(3);
  if (count === 1) return claim(random, ends);
  const list = new Map<Value | undefined, Fields>();
  for (let n = 0; n < count; n += 1) {
    const one = claim(random, ends);
    list.set(one["source"], one);
  }
  return { claims: [...list.values()] };
}

function claim(random: Random, ends: Ends): Fields {
  const fields: Fields = {};
  if (random.chance(0.7)) fields["by"] = ends.pick(random, ["person", "organisation", "group"]);
  if (random.chance(0.4)) fields["stance"] = random.pick(["confirms", "alleges", "denies", "doubts", "states"]);
  if (random.chance(0.05)) fields["relays"] = ends.pick(random, ["military-unit"]);
  fields["source"] = ends.pick(random, ["source"]);
  if (random.chance(0.6)) fields["at"] = `para. ${1 + random.int(30)}`;
  if (random.chance(0.4)) fields["note"] = prose(random, 6 + random.int(14));
  return fields;
}

function delivery(random: Random, ends: Ends): Fields {
  return {
    item: ends.pick(random, ["weapon", "resource"]),
    quantity: quantity(random, random.pick(["items", "rounds", "containers", "missiles"])),
    ...(random.chance(0.3) ? { under: ends.pick(random, ["agreement"]) } : {}),
    ...(random.chance(0.5) ? { stage: random.pick(["promised", "ordered", "delivered"]) } : {}),
  };
}

function deployment(random: Random, ends: Ends): Fields {
  return {
    unit: ends.pick(random, ["military-unit"]),
    quantity: quantity(random, "troops"),
    ...(random.chance(0.4) ? { against: ends.pick(random, ["state", "organisation"]) } : {}),
    when: interval(random),
  };
}

function field(random: Random): string {
  return random.pick(["military", "political", "economic", "general"]);
}

function quantity(random: Random, unit: string): string {
  const low = 10 * (1 + random.int(2000));
  const number = random.pick([`${low}`, `~${low}`, `${low}..${2 * low}`, `${low}..`, `..${low}`]);
  return `${number} ${unit}${random.chance(0.1) ? "/month" : ""}`;
}
