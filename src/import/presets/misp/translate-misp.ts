import type { Entity } from "../../../model/entity.ts";
import { isMapping } from "../../../model/mapping.ts";
import type { Schema } from "../../../model/schema.ts";
import { type ClaimDraft, type Drafts, type EntityDraft, type LeftOut, textIn, valuesOf } from "../drafts.ts";
import type { Origin, OriginFile } from "../origin.ts";
import { clusterEntity, clusterType } from "./clusters.ts";
import { type EventOrigin, eventIn } from "./event-origin.ts";
import { mispRelation } from "./relations.ts";
import { translateEvents } from "./translate-events.ts";

const NO_CLUSTER = "a cluster has a `uuid` and a `value`, an event a `uuid` and an `info`";

/** What the clusters of MISP galaxies are here, of which what they list as related are claims; and what events name. */
export function translateMisp(
  files: readonly OriginFile[],
  schema: Schema,
  known: ReadonlyMap<string, Entity>,
): Drafts {
  const entities: EntityDraft[] = [];
  const claims: ClaimDraft[] = [];
  const leftOut: LeftOut[] = [];
  const events: EventOrigin[] = [];
  for (const { objects, head } of files) {
    const galaxy = textIn(head["type"]) ?? "cluster";
    const type = clusterType(galaxy, String(head["category"]).toLowerCase());
    for (const from of objects) {
      const { value, file } = from;
      const event = eventIn(from);
      if (event) {
        events.push(event);
        continue;
      }
      const [id, name] = [textIn(value["uuid"]), textIn(value["value"])];
      if (id === null || name === null) {
        leftOut.push({ file, counted: "no cluster", reason: NO_CLUSTER });
        continue;
      }
      entities.push(clusterEntity(from, value, { id, name, galaxy, type }));
      claims.push(...claimsOf(from, id, leftOut));
    }
  }
  const isSourced = entities.length === 0;
  const named = translateEvents(events, entities, schema, known);
  leftOut.push(...named.leftOut);
  return {
    entities: [...entities, ...named.entities],
    claims: [...claims, ...named.claims],
    leftOut,
    unread: named.unread,
    isSourced,
  };
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
    const type = mispRelation(textIn(one["type"])?.trim() ?? "related-to");
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
