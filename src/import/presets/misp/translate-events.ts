import { Ledger } from "../../../emit/exchange/ledger.ts";
import type { Entity } from "../../../model/entity.ts";
import { isMapping } from "../../../model/mapping.ts";
import type { Schema } from "../../../model/schema.ts";
import { webAddress } from "../../../wording/web-address.ts";
import { type Drafts, type EntityDraft, type LeftOut, textIn, textsIn } from "../drafts.ts";
import type { Origin } from "../origin.ts";
import { clusterEntity, clusterType } from "./clusters.ts";
import { type Attached, EventClaims } from "./event-claims.ts";
import { AUTHORED_BY, categoryOf, ORGANISATION, roleOf } from "./event-kinds.ts";
import { type EventOrigin, uuidIn } from "./event-origin.ts";
import { type EventParts, partsOf, readAttributes, readObjects } from "./event-parts.ts";
import { eventEntity } from "./event-source.ts";
import { MispNames } from "./names.ts";

type Mapping = Readonly<Record<string, unknown>>;

const RECORD = "how MISP keeps and shares an event: numbers, timestamps, distribution";
const NO_EVENT = "an event has a `uuid` and an `info`, which are texts";

/** What events of MISP are here: each is a source that mentions what its attributes, objects and galaxies name. */
export function translateEvents(
  events: readonly EventOrigin[],
  clusters: readonly EntityDraft[],
  schema: Schema,
  known: ReadonlyMap<string, Entity>,
): Drafts {
  const names = new MispNames(schema, known.values());
  for (const draft of clusters) names.add(draft);
  const leftOut: LeftOut[] = [];
  const unread = new Ledger();
  const entities = new Map(clusters.map((draft) => [draft.id, draft]));
  const own = new Map<string, EntityDraft>();
  const add = (draft: EntityDraft): void => {
    if (entities.has(draft.id)) return;
    entities.set(draft.id, draft);
    own.set(draft.id, draft);
    names.add(draft);
  };
  const read: EventParts[] = [];
  const ids = new Set<string>();
  for (const { from, event, path } of events) {
    const { file } = from;
    const [id, info] = [uuidIn(event["uuid"]), textIn(event["info"])];
    if (id === null || info === null) leftOut.push({ file, counted: "no event", reason: NO_EVENT });
    else if (ids.has(id))
      leftOut.push({ file, counted: "event, repeated", reason: "an event with its `uuid` comes before it" });
    else {
      ids.add(id);
      unread.lost(RECORD, id);
      const leave = (counted: string, reason: string): void => {
        leftOut.push({ file, counted, reason });
      };
      const parts = partsOf({ from, event, path, id, leave });
      read.push(parts);
      const maker = makerOf(from, event);
      if (maker) add(maker);
    }
  }
  // What has an id is known before what is only named, and clusters before tags that name them, whichever event has them.
  const drafts = new Map(
    read.flatMap((parts) => parts.clusters.map((one): [Attached, EntityDraft] => [one, clusterDraft(parts, one)])),
  );
  for (const draft of drafts.values()) if (draft.id !== "") add(draft);
  const clusterIds = new Map([...drafts].map(([one, draft]) => [one, draft.id === "" ? names.idOf(draft) : draft.id]));
  const claims = read.flatMap((parts) => {
    const { from, event, id, leave } = parts;
    const links: string[] = [];
    const made = new EventClaims(from, id, parts.path);
    const author = isMapping(event["Orgc"]) ? authorOf(from, event["Orgc"], names) : null;
    if (author !== null) made.add({ counted: "author", type: AUTHORED_BY, object: author, at: id, path: ["Orgc"] });
    for (const attached of parts.clusters) made.mention(clusterIds.get(attached) ?? "", attached);
    for (const attached of parts.tags) {
      const { galaxy, name } = attached;
      const type = clusterType(galaxy, categoryOf(galaxy));
      made.mention(names.idOf({ from, counted: galaxy, type, name }), { ...attached, role: roleOf(galaxy) });
    }
    const nodes = new Map<string, string>();
    const isLink = (text: string): boolean => {
      if (/\s/.test(text) || webAddress(text) === null) return false;
      links.push(text);
      return true;
    };
    readAttributes(parts, { names, made, nodes, isLink });
    readObjects(parts, { names, made, nodes, isLink });
    made.refer(parts.references, nodes, leave);
    made.relate(parts.clusters, clusterIds, leave);
    made.imply();
    add(eventEntity(parts, links, schema));
    return made.claims;
  });
  return { entities: [...own.values(), ...names.drafts], claims, leftOut, unread };
}

/** The entity that a cluster is. Its id is empty where it can only be known by its name. */
function clusterDraft({ from }: EventParts, { cluster, galaxy }: Attached): EntityDraft {
  const { description, meta: written } = cluster;
  const { uuid: inner, ...meta } = isMapping(written) ? written : {};
  const [collection, outer] = [uuidIn(cluster["collection_uuid"]), uuidIn(cluster["uuid"])];
  // Without a `collection_uuid`, `uuid` is that of the galaxy: all of its clusters have it.
  const own = uuidIn(textsIn(inner)[0]) ?? (collection === null || collection === outer ? null : outer);
  const name = String(cluster["value"]);
  const type = clusterType(galaxy, categoryOf(galaxy));
  return clusterEntity(from, { description, meta }, { id: own ?? "", name, galaxy, type });
}

/** Who made the event, where it has an id. */
function makerOf(from: Origin, { Orgc }: Mapping): EntityDraft | null {
  if (!isMapping(Orgc)) return null;
  const [id, name] = [uuidIn(Orgc["uuid"]), textIn(Orgc["name"])];
  if (id === null || name === null) return null;
  return {
    ...{ from, counted: "Orgc", type: ORGANISATION, id, ours: null, name: name.trim(), aliases: [], names: {} },
    ...{ description: null, identifiers: {}, values: {}, attributes: {} },
  };
}

function authorOf(from: Origin, maker: Mapping, names: MispNames): string | null {
  const name = textIn(maker["name"]);
  if (name === null) return null;
  return uuidIn(maker["uuid"]) ?? names.idOf({ from, counted: "Orgc", type: ORGANISATION, name: name.trim() });
}
