import { isMapping } from "../../../model/mapping.ts";
import { textIn } from "../drafts.ts";
import type { ValuePath } from "../origin.ts";
import type { Attached, EventClaims, Mention, Reference } from "./event-claims.ts";
import { ALIASES, ATTRIBUTES, DESCRIPTIONS, OBJECTS, reasonFor, roleOf } from "./event-kinds.ts";
import { type EventOrigin, uuidIn } from "./event-origin.ts";
import type { MispNames } from "./names.ts";

type Mapping = Readonly<Record<string, unknown>>;

/** An event that can be read. */
interface ReadableEvent extends EventOrigin {
  readonly id: string;
  readonly leave: (counted: string, reason: string) => void;
}

/** A tag that names a cluster of a galaxy. */
interface GalaxyTag extends Mention {
  readonly galaxy: string;
  readonly name: string;
}

interface Part {
  readonly value: Mapping;
  readonly path: ValuePath;
}

/** An event, taken apart. */
export interface EventParts extends ReadableEvent {
  readonly attributes: readonly Part[];
  readonly objects: readonly (Part & { readonly attributes: readonly Part[] })[];
  readonly clusters: readonly Attached[];
  readonly tags: readonly GalaxyTag[];
  /** Tags of the event that name no cluster. */
  readonly labels: readonly string[];
  readonly references: readonly Reference[];
}

/** Parts of events that are never read. */
const UNREAD: readonly (readonly [key: string, counted: string, reason: string])[] = [
  ["ShadowAttribute", "proposal", "a proposed change of an attribute"],
  ["RelatedEvent", "related event", "a correlation that MISP computes"],
  ["EventReport", "event report", "free text, which names no entity"],
  ["Sighting", "sighting", "it says when an indicator was seen"],
  ["CryptographicKey", "cryptographic key", "it signs the file"],
];

/** Takes an event apart, and leaves out what is of the wrong form, or deleted. */
export function partsOf(readable: ReadableEvent): EventParts {
  const { event, leave, id } = readable;
  const clusters: Attached[] = [];
  const tags: GalaxyTag[] = [];
  const references: Reference[] = [];
  const labels = taken({ value: event, path: [] }, id);
  /** Notes what is attached to an event, an attribute or an object; gives the labels. */
  function taken(part: Part, at: string): readonly string[] {
    for (const [key, counted, reason] of UNREAD) for (const _ of listOf(part, key, leave)) leave(counted, reason);
    for (const galaxy of mappings(part, "Galaxy", leave)) {
      for (const { value, path } of mappings(galaxy, "GalaxyCluster", leave)) {
        const type = textIn(value["type"]) ?? textIn(galaxy.value["type"]);
        if (type === null || textIn(value["value"]) === null)
          leave("no cluster", "a cluster has a `type` and a `value`");
        else clusters.push({ galaxy: type, cluster: value, at, path, role: roleOf(type) });
      }
    }
    return mappings(part, "Tag", leave).flatMap(({ value, path }) => {
      const label = textIn(value["name"])?.trim() ?? "";
      const [, galaxy, name] = /^misp-galaxy:([^=]+)="(.*)"$/s.exec(label) ?? [];
      if (galaxy === undefined || name === undefined || name.trim() === "") return label === "" ? [] : [label];
      tags.push({ galaxy, name: name.trim(), at, path, role: roleOf(galaxy) });
      return [];
    });
  }
  const attributesIn = (part: Part): readonly Part[] =>
    mappings(part, "Attribute", leave).filter((one) => {
      const { type, deleted } = one.value;
      if (isDeleted(deleted)) leave("attribute, deleted", "its maker has deleted it");
      else if (textIn(type) === null || valueIn(one.value) === null)
        leave("no attribute", "an attribute has a `type` and a `value`, which are texts");
      else {
        for (const _ of taken(one, uuidIn(one.value["uuid"]) ?? id))
          leave("tag of an attribute", "it says how an attribute is to be taken");
        return true;
      }
      return false;
    });
  const whole = { value: event, path: [] };
  const attributes = attributesIn(whole);
  const objects = mappings(whole, "Object", leave).flatMap((one) => {
    const from = uuidIn(one.value["uuid"]);
    if (isDeleted(one.value["deleted"])) {
      leave("object, deleted", "its maker has deleted it");
      return [];
    }
    for (const { value, path } of listOf(one, "ObjectReference", leave))
      references.push({ from, reference: value, path });
    return [{ ...one, attributes: attributesIn(one) }];
  });
  return { ...readable, attributes, objects, clusters, tags, labels, references };
}

function isDeleted(value: unknown): boolean {
  return value === true || value === 1 || value === "1";
}

function listOf(
  { value, path }: Part,
  key: string,
  leave: ReadableEvent["leave"],
): readonly { value: unknown; path: ValuePath }[] {
  const list = value[key] ?? [];
  if (Array.isArray(list)) return list.map((one: unknown, n) => ({ value: one, path: [...path, key, n] }));
  leave(`no list: ${key}`, "it holds something else than a list");
  return [];
}

function mappings(part: Part, key: string, leave: ReadableEvent["leave"]): readonly Part[] {
  return listOf(part, key, leave).flatMap(({ value, path }) => {
    if (isMapping(value)) return [{ value, path }];
    leave(`no object: ${key}`, "its list holds something else than objects");
    return [];
  });
}

function valueIn({ value }: Mapping): string | null {
  return typeof value === "number" ? String(value) : (textIn(value)?.trim() ?? null);
}

interface Reading {
  readonly names: MispNames;
  readonly made: EventClaims;
  /** Entities, by the UUIDs of the attributes and objects that name them. */
  readonly nodes: Map<string, string>;
  /** Whether a text is an address; those are kept. */
  readonly isLink: (text: string) => boolean;
}

/** The attributes of an event itself. */
export function readAttributes(parts: EventParts, reading: Reading): void {
  for (const attribute of parts.attributes) readAttribute(parts, reading, attribute);
}

function readAttribute(
  { from, leave, id }: EventParts,
  { names, made, nodes, isLink }: Reading,
  { value, path }: Part,
): void {
  const [type, name] = [String(value["type"]), valueIn(value) ?? ""];
  const known = ATTRIBUTES.get(type);
  if (known === undefined) {
    if (type !== "link" || !isLink(name)) leave(`attribute: ${type}`, reasonFor(type));
    return;
  }
  const uuid = uuidIn(value["uuid"]);
  const entity = names.idOf({ from, counted: type, type: known.type, name });
  if (uuid !== null) nodes.set(uuid, entity);
  const note = textIn(value["comment"]);
  if (!made.mention(entity, { at: uuid ?? id, path, role: known.role, note }))
    leave(`attribute: ${type}, repeated`, "the event names the same elsewhere");
}

/** The objects of an event, and their attributes. */
export function readObjects(parts: EventParts, reading: Reading): void {
  const { from, leave, id } = parts;
  const { names, made, nodes } = reading;
  for (const { value, path, attributes } of parts.objects) {
    const kind = textIn(value["name"]) ?? "no name";
    const known = OBJECTS.get(kind);
    const relationOf = (one: Part): string => String(one.value["object_relation"]);
    const named = attributes.find((one) => known?.names.includes(relationOf(one)));
    const used = new Set<Part>();
    if (known === undefined || named === undefined) {
      const reason = known ? "it has no name" : "a technical detail, not a relation between entities";
      leave(known ? `object: ${kind}, without a name` : `object: ${kind}`, reason);
    } else {
      const textsOf = (wanted: ReadonlySet<string>): readonly string[] =>
        attributes.flatMap((one) => {
          if (!wanted.has(relationOf(one))) return [];
          used.add(one);
          return [valueIn(one.value) ?? ""];
        });
      const [aliases, descriptions] = [textsOf(ALIASES), textsOf(DESCRIPTIONS)];
      used.add(named);
      const name = valueIn(named.value) ?? "";
      const description = descriptions.join("\n") || null;
      const entity = names.idOf({ from, counted: `object: ${kind}`, type: known.type, name, aliases, description });
      const uuid = uuidIn(value["uuid"]);
      if (uuid !== null) nodes.set(uuid, entity);
      const note = textIn(value["comment"]);
      if (!made.mention(entity, { at: uuid ?? id, path, role: known.role, note }))
        leave(`object: ${kind}, repeated`, "the event names the same elsewhere");
    }
    for (const attribute of attributes) if (!used.has(attribute)) readAttribute(parts, reading, attribute);
  }
}
