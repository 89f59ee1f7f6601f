import type { Entity } from "../model/entity.ts";
import { compareText } from "../model/order.ts";
import { isA, type Schema } from "../model/schema.ts";
import type { KnowledgeGraph } from "../query/knowledge-graph.ts";
import { nameLikeness, type ReadName, readName, type WeightOf } from "./name-likeness.ts";

/** Two entities that may be one. */
export interface Duplicate {
  readonly a: Entity;
  readonly b: Entity;
  /** From 0 to 1. */
  readonly likeness: number;
  /** The two names that are most alike. */
  readonly names: readonly [string, string];
  /** Identifiers that both have, `wikidata Q159`. */
  readonly identifiers: readonly string[];
  /** Entities that both are tied to, sorted by id. */
  readonly shared: readonly string[];
}

/** Names that are less alike are not proposed, whatever else two have in common. */
const LEAST_NAME = 0.5;
/** What having all neighbours in common adds. */
const NEIGHBOURS = 0.1;

/**
 * Pairs of entities that may be the same, the likeliest first: by names in any script, identifiers and those they are tied to. Not two of
 * types that exclude each other, with different values of one identifier, or that say of each other that they are `not_same_as`; nor two that
 * are tied to each other.
 *
 * @param least likeness, from 0 to 1
 */
export function findDuplicates(graph: KnowledgeGraph, least: number): readonly Duplicate[] {
  const entities = graph.dataset.entities.filter(({ unnamed }) => !unnamed);
  const read = new Map(entities.map((entity) => [entity.id, namesOf(entity)] as const));
  const weightOf = weights(read);
  const found: Duplicate[] = [];
  for (const [a, b] of candidates(entities, read)) {
    if (!mayBeOne(a, b, graph.schema)) continue;
    const identifiers = sameIdentifiers(a, b);
    const best = mostAlike(read.get(a.id) ?? [], read.get(b.id) ?? [], weightOf);
    if (best === null || (identifiers.length === 0 && best.likeness < LEAST_NAME)) continue;
    const [aroundA, aroundB] = [neighboursOf(graph, a.id), neighboursOf(graph, b.id)];
    if (aroundA.has(b.id)) continue;
    const shared = [...aroundA].filter((id) => aroundB.has(id)).sort();
    const all = aroundA.size + aroundB.size - shared.length;
    const near = all === 0 ? 0 : NEIGHBOURS * (shared.length / all);
    const likeness = identifiers.length > 0 ? 1 : Math.min(best.likeness === 1 ? 1 : 0.99, best.likeness + near);
    if (likeness >= least) found.push({ a, b, likeness, names: best.names, identifiers, shared });
  }
  return found.sort((x, y) => y.likeness - x.likeness || compareText(x.a.id, y.a.id) || compareText(x.b.id, y.b.id));
}

interface Named {
  readonly text: string;
  readonly name: ReadName;
}

function namesOf({ name, aliases, names }: Entity): readonly Named[] {
  const all = new Set([name, ...aliases.map((alias) => alias.name), ...Object.values(names)]);
  return [...all].map((text) => ({ text, name: readName(text) }));
}

/** A word that many bear tells little: the weight falls with the share of entities that have it. */
function weights(read: ReadonlyMap<string, readonly Named[]>): WeightOf {
  const counts = new Map<string, number>();
  for (const names of read.values()) {
    for (const word of new Set(names.flatMap(({ name }) => name.words))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const most = Math.log(1 + read.size);
  return (word) => Math.max(0.2, Math.log(1 + read.size / (counts.get(word) ?? 1)) / Math.max(most, 1));
}

/** More entities than these have a word in common: it tells none of them from the others. */
const COMMON = 50;

/** Pairs that have a word, the sound of one, or an identifier in common, each once. */
function* candidates(
  entities: readonly Entity[],
  read: ReadonlyMap<string, readonly Named[]>,
): Generator<readonly [Entity, Entity]> {
  const groups = new Map<string, Entity[]>();
  for (const entity of entities) {
    const words = (read.get(entity.id) ?? []).flatMap(({ name }) => [...name.words, ...name.keys]);
    const identifiers = Object.entries(entity.identifiers).map(
      ([scheme, value]) => `${scheme}\n${value.toLowerCase()}`,
    );
    for (const key of new Set([...words, ...identifiers])) {
      const group = groups.get(key);
      if (group) group.push(entity);
      else groups.set(key, [entity]);
    }
  }
  const seen = new Set<string>();
  for (const group of groups.values()) {
    if (group.length > COMMON) continue;
    for (const [i, a] of group.entries()) {
      for (const b of group.slice(i + 1)) {
        const pair = a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`;
        if (seen.has(pair)) continue;
        seen.add(pair);
        yield a.id < b.id ? [a, b] : [b, a];
      }
    }
  }
}

function mayBeOne(a: Entity, b: Entity, schema: Schema): boolean {
  if (a.not_same_as.includes(b.id) || b.not_same_as.includes(a.id)) return false;
  if (!isA(schema, a.type, [b.type]) && !isA(schema, b.type, [a.type])) return false;
  return Object.entries(a.identifiers).every(([scheme, value]) => {
    const other = Object.hasOwn(b.identifiers, scheme) ? b.identifiers[scheme] : undefined;
    return other === undefined || other.toLowerCase() === value.toLowerCase();
  });
}

function sameIdentifiers(a: Entity, b: Entity): readonly string[] {
  return Object.entries(a.identifiers).flatMap(([scheme, value]) =>
    Object.hasOwn(b.identifiers, scheme) ? [`${scheme} ${value}`] : [],
  );
}

function mostAlike(
  a: readonly Named[],
  b: readonly Named[],
  weightOf: WeightOf,
): { readonly likeness: number; readonly names: readonly [string, string] } | null {
  let best: { readonly likeness: number; readonly names: readonly [string, string] } | null = null;
  for (const one of a) {
    for (const other of b) {
      const likeness = nameLikeness(one.name, other.name, weightOf);
      if (best === null || likeness > best.likeness) best = { likeness, names: [one.text, other.text] };
    }
  }
  return best;
}

function neighboursOf(graph: KnowledgeGraph, id: string): ReadonlySet<string> {
  const ends = graph.factsAbout(id).flatMap(({ subject, object }) => [subject, object ?? subject]);
  return new Set(ends.filter((end) => end !== id));
}
