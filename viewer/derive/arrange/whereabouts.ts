import { type Coordinates, parseCoordinates } from "../../../src/model/coordinates.ts";
import type { Fact } from "../../../src/model/fact.ts";
import { isCoordinates } from "../../../src/model/kinds/index.ts";
import { addTo } from "../../../src/model/lists-by-key.ts";
import { compareText } from "../../../src/model/order.ts";
import { isSupported } from "../../../src/query/filter/conditions.ts";
import { type Atlas, entityType } from "../atlas.ts";

/** Where on the earth an entity is. */
export interface Whereabouts extends Coordinates {
  /** Of its own; else those of what it lies in or belongs to. */
  readonly own: boolean;
}

/** What leads from an entity to where it is: the nearer one first. */
const LEADS = ["located_in", "part_of"];

/** Where each of some entities is, by its own coordinates or by the nearest that a fact leads to, unless it is only denied. The rest is left out. */
export function whereabouts(
  atlas: Atlas,
  ids: Iterable<string>,
  facts: readonly Fact[],
): ReadonlyMap<string, Whereabouts> {
  const leads = leadsOf(facts);
  const found = new Map<string, Whereabouts>();
  for (const id of ids) {
    // A set is walked in the order in which it grows: nearest first, and each once, so that a circle ends.
    const way = new Set([id]);
    for (const at of way) {
      const coordinates = coordinatesOf(atlas, at);
      if (coordinates) {
        found.set(id, { ...coordinates, own: at === id });
        break;
      }
      for (const next of leads.get(at) ?? []) way.add(next);
    }
  }
  return found;
}

function leadsOf(facts: readonly Fact[]): ReadonlyMap<string, readonly string[]> {
  const leads = new Map<string, string[]>();
  for (const predicate of LEADS) {
    const own = facts.filter((fact) => fact.type === predicate && isSupported(fact, "unsourced"));
    for (const { subject, object } of own.sort((a, b) => compareText(a.id, b.id))) {
      if (object === null) continue;
      addTo(leads, subject, object);
    }
  }
  return leads;
}

/** The first attribute that its type declares to hold coordinates, whatever it is called. */
function coordinatesOf(atlas: Atlas, id: string): Coordinates | null {
  const entity = atlas.kg.entity(id);
  if (!entity) return null;
  for (const [name, { type }] of Object.entries(entityType(atlas, entity.type)?.attributes ?? {})) {
    const value = entity.attributes[name];
    const read = isCoordinates(type) ? parseCoordinates(Array.isArray(value) ? value[0] : value) : null;
    if (read) return read;
  }
  return null;
}
