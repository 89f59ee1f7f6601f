import { type Voices, voicesOf } from "../../src/corroborate/voices.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { EntityType, RelationType, Schema } from "../../src/model/schema.ts";
import { isA } from "../../src/model/schema.ts";
import type { Loaded, SerializedGraph } from "../data/load-dataset.ts";
import { type Positions, settle } from "./settle.ts";

export type GraphEdge = SerializedGraph["edges"][number];

/** A kind of edge as the legend lists it: a relation type, a projection's name, or a value relation (which draws nothing). */
export interface EdgeKind {
  readonly name: string;
  readonly label: string;
  readonly color: string;
  readonly background: boolean;
  /** Facts of this type are no edges: they stand on the entity's page and in the table. */
  readonly value: boolean;
}

/** A dataset with the indexes that the page asks for again and again. Built once for each load. */
export interface Atlas extends Loaded {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly kinds: ReadonlyMap<string, EdgeKind>;
  /** Facts that an entity is an end of, or that name it in a qualifier. */
  readonly factsAbout: ReadonlyMap<string, readonly Fact[]>;
  readonly claimsIn: ReadonlyMap<string, readonly Claim[]>;
  readonly claimsBy: ReadonlyMap<string, readonly Claim[]>;
  readonly edges: ReadonlyMap<string, GraphEdge>;
  readonly edgesOfFact: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly positions: Positions;
  /** The positions that a camera's place is told by: those of the first load, also after `entente serve` sent newer data. */
  readonly frame: Positions;
  /** Entity types that the first view leaves out: evidence and judgements, each of which would crowd out the actors. */
  readonly quietTypes: ReadonlySet<string>;
  /** Who speaks for whom. */
  readonly voices: Voices;
}

export function buildAtlas({ dataset, graph }: Loaded): Atlas {
  const factsAbout = new Map<string, Fact[]>();
  const claimsIn = new Map<string, Claim[]>();
  const claimsBy = new Map<string, Claim[]>();
  const entities = new Map(dataset.entities.map((entity) => [entity.id, entity]));
  for (const fact of dataset.facts) {
    for (const id of endsAndMentions(fact, dataset.schema.relations[fact.type])) push(factsAbout, id, fact);
    for (const claim of fact.claims) {
      if (claim.source) push(claimsIn, claim.source, claim);
      for (const voice of claim.by ? [claim.by, ...claim.relays] : claim.relays) push(claimsBy, voice, claim);
    }
  }
  const edgesOfFact = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges) {
    for (const id of new Set(edge.attributes.facts ?? [edge.attributes.fact])) push(edgesOfFact, id, edge);
  }
  const quiet = quietTypes(dataset.schema);
  const positions = settle(graph, (id) => quiet.has(entities.get(id)?.type ?? ""));
  return {
    dataset,
    graph,
    entities,
    facts: new Map(dataset.facts.map((fact) => [fact.id, fact])),
    kinds: edgeKinds({ dataset, graph }),
    factsAbout,
    claimsIn,
    claimsBy,
    edges: new Map(graph.edges.map((edge) => [edge.key, edge])),
    edgesOfFact,
    positions,
    frame: positions,
    quietTypes: quiet,
    voices: voicesOf(entities, dataset.facts, dataset.schema),
  };
}

function quietTypes(schema: Schema): Set<string> {
  const names = Object.keys(schema.entities);
  return new Set(names.filter((name) => isA(schema, name, ["source", "thesis"])));
}

/** Whether an entity type is shown, given the types switched from their default. */
export function isTypeOn(atlas: Atlas, switched: readonly string[], type: string): boolean {
  return switched.includes(type) === atlas.quietTypes.has(type);
}

/** What to call an id: its name, else the id itself. */
export function nameOf(atlas: Atlas, id: string): string {
  const entity = atlas.entities.get(id);
  if (entity) return entity.name;
  return id === "unknown" ? "somebody unnamed" : id;
}

export function entityType(atlas: Atlas, type: string): EntityType | undefined {
  return own(atlas.dataset.schema.entities, type);
}

export function relationType(atlas: Atlas, type: string): RelationType | undefined {
  return own(atlas.dataset.schema.relations, type);
}

/** Whether an entity is, for instance, an `actor`, whatever its exact type. */
export function isEntityA(atlas: Atlas, id: string, type: string): boolean {
  const entity = atlas.entities.get(id);
  return entity !== undefined && isA(atlas.dataset.schema, entity.type, [type]);
}

function edgeKinds({ dataset, graph }: Loaded): Map<string, EdgeKind> {
  const kinds = new Map<string, EdgeKind>();
  for (const type of Object.values(dataset.schema.relations)) {
    const { name, label, color, background } = type;
    kinds.set(name, { name, label, color, background, value: type.range.length === 0 && type.value !== null });
  }
  for (const { attributes } of graph.edges) {
    const { kind, label, color } = attributes;
    if (!kinds.has(kind)) kinds.set(kind, { name: kind, label, color, background: false, value: false });
  }
  return kinds;
}

function endsAndMentions(fact: Fact, type: RelationType | undefined): Set<string> {
  const ids = new Set([fact.subject]);
  if (fact.object) ids.add(fact.object);
  for (const [name, value] of Object.entries(fact.qualifiers)) {
    if (type?.qualifiers[name]?.type.kind !== "ref") continue;
    for (const id of Array.isArray(value) ? value : [value]) if (typeof id === "string") ids.add(id);
  }
  return ids;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
