import { CLOCK_KEYS, LENS_KEYS, PROJECT_KEYS, VIEW_KEYS, WHERE_KEYS } from "../project/keys.ts";
import { ENTITY_TYPE_KEYS } from "../schema/read-entity-types.ts";
import { FAMILY_KEYS } from "../schema/read-families.ts";
import { RELATION_TYPE_KEYS } from "../schema/read-relation-types.ts";
import { ENTITY_KEYS } from "../schema/reserved.ts";

/** The canonical order of a mapping's keys: first these, then whatever else as written, then those. */
export interface KeyOrder {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** Who says so and where, at the end of whatever it is said of. */
const EVIDENCE = ["said", "source", "at", "quote", "note"] as const;

/** How an entity is named and told apart, in the order in which the grammar lists it. */
const NAMING = ENTITY_KEYS.filter((key) => key !== "type" && key !== "relations");

/** An entity or a standalone fact: what it is, its attributes or qualifiers, then claims or relations. */
export const FILE_ORDER: KeyOrder = {
  first: ["type", "from", "to", "value", "spell", ...NAMING],
  last: ["when", "assessment", "by", "relays", "stance", "basis", "credibility", ...EVIDENCE, "claims", "relations"],
};

/** An entry under a relation: the fact, then the claim it makes. */
export const ENTRY_ORDER: KeyOrder = {
  first: ["to", "value", "spell", "former_ids"],
  last: ["when", "assessment", "by", "relays", "stance", "basis", "credibility", ...EVIDENCE, "claims"],
};

/** An item of `claims:`: who, what they say differently, where. */
export const CLAIM_ORDER: KeyOrder = {
  first: ["by", "relays", "stance", "basis", "credibility"],
  last: ["when", ...EVIDENCE],
};

export const ALIAS_ORDER: KeyOrder = { first: ["name"], last: ["used_by"] };

export const ASSESSMENT_ORDER: KeyOrder = { first: ["support"], last: ["why"] };

/** Declarations under schema/entities: `check` takes no other keys. */
export const ENTITY_TYPE_ORDER: KeyOrder = { first: ENTITY_TYPE_KEYS, last: [] };

/** Declarations under schema/relations: the same. */
export const RELATION_TYPE_ORDER: KeyOrder = { first: RELATION_TYPE_KEYS, last: [] };

/** Of entente.yaml: the same. */
export const PROJECT_ORDER: KeyOrder = { first: Object.keys(PROJECT_KEYS), last: [] };
export const VIEW_ORDER: KeyOrder = { first: Object.keys(VIEW_KEYS), last: [] };
export const WHERE_ORDER: KeyOrder = { first: Object.keys(WHERE_KEYS), last: [] };
export const CLOCK_ORDER: KeyOrder = { first: Object.keys(CLOCK_KEYS), last: [] };
export const LENS_ORDER: KeyOrder = { first: Object.keys(LENS_KEYS), last: [] };

/** Of a family in schema/families.yaml. */
export const FAMILY_ORDER: KeyOrder = { first: FAMILY_KEYS, last: [] };

/** Of schema/families.yaml, whose families keep their order: it is that of the legend. */
export const FAMILIES_ORDER: KeyOrder = { first: [], last: [] };

/** Of a mapping whose keys keep the order in which they are written. */
export const NO_ORDER: KeyOrder = { first: [], last: [] };

/** Under each of an entity's relations there are entries. */
const RELATIONS_ORDER: KeyOrder = { first: [], last: [] };

/** An attribute's mapping is a value, or an entry: a value that comes with claims. Its keys tell which. */
const ATTRIBUTE_ORDER: KeyOrder = { first: [], last: [] };

const IN_ENTRY: Readonly<Record<string, KeyOrder>> = { claims: CLAIM_ORDER, assessment: ASSESSMENT_ORDER };

/** The order below each key of a mapping; where a key is not named, the order that is given last. */
const BELOW: ReadonlyMap<KeyOrder, readonly [named: Readonly<Record<string, KeyOrder>>, others: KeyOrder]> = new Map([
  [FILE_ORDER, [{ ...IN_ENTRY, aliases: ALIAS_ORDER, relations: RELATIONS_ORDER }, ATTRIBUTE_ORDER]],
  [RELATIONS_ORDER, [{}, ENTRY_ORDER]],
  [ENTRY_ORDER, [IN_ENTRY, NO_ORDER]],
  [PROJECT_ORDER, [{ views: VIEW_ORDER }, NO_ORDER]],
  [VIEW_ORDER, [{ where: WHERE_ORDER, clocks: CLOCK_ORDER, lens: LENS_ORDER }, NO_ORDER]],
  [FAMILIES_ORDER, [{}, FAMILY_ORDER]],
]);

/** The order of the mapping, or of each mapping in the list, under a key; `ownOrder` says what it is for one mapping. */
export function orderBelow(order: KeyOrder, key: string): KeyOrder {
  const [named, others] = BELOW.get(order) ?? [{}, NO_ORDER];
  return Object.hasOwn(named, key) ? (named[key] ?? others) : others;
}

/** The order of one mapping, where `orderBelow` gave that of all under its key. */
export function ownOrder(order: KeyOrder, has: (key: string) => boolean): KeyOrder {
  if (order !== ATTRIBUTE_ORDER) return order;
  return has("value") ? ENTRY_ORDER : NO_ORDER;
}

/** Where a key comes among those of an order. */
export function rankOf(key: string, { first, last }: KeyOrder): number {
  const ahead = first.indexOf(key);
  return ahead >= 0 ? ahead : first.length + 1 + last.indexOf(key);
}

/** Keys that an order does not name keep the order in which they were written. */
export function sortKeys<T>(items: readonly T[], keyOf: (item: T) => string, order: KeyOrder): T[] {
  return [...items].sort((a, b) => rankOf(keyOf(a), order) - rankOf(keyOf(b), order));
}
