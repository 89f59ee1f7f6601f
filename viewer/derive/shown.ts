import type { Fact } from "../../src/model/fact.ts";
import type { Support } from "../../src/model/support.ts";
import { isContested, isSingleVoiced, isSupported, saidWithin, trueWithin } from "../../src/query/conditions.ts";
import { heardOn } from "../../src/query/heard-on.ts";
import type { Filters } from "../state/view-state.ts";
import { type Atlas, type GraphEdge, isTypeOn, nameOf } from "./atlas.ts";
import { type Groups, NO_GROUPS, NONE_UNDER, type Under } from "./fold/group.ts";
import type { Seen } from "./seen.ts";

/** One bit for each filter that a fact can fail. */
export const FAILS = {
  relations: 2,
  types: 1,
  support: 4,
  contested: 8,
  single: 16,
  sources: 32,
  voices: 64,
  entities: 128,
  during: 256,
  said: 512,
} as const;

/** How many facts (of entity types: entities) each choice would show, given all the other filters. */
export interface Counts {
  readonly types: ReadonlyMap<string, number>;
  readonly relations: ReadonlyMap<string, number>;
  readonly support: ReadonlyMap<Support, number>;
  readonly contested: number;
  readonly single: number;
  readonly sources: ReadonlyMap<string, number>;
  readonly voices: ReadonlyMap<string, number>;
  /** Of the facts counted under a voice, those that it only expects. */
  readonly expecting: ReadonlyMap<string, number>;
}

export interface Shown {
  readonly facts: readonly Fact[];
  readonly factIds: ReadonlySet<string>;
  readonly edges: readonly GraphEdge[];
  /** How many facts the edges stand for. */
  readonly drawn: number;
  readonly nodes: ReadonlySet<string>;
  /** What of the nodes is folded into one, and what it stands for. */
  readonly groups: Groups;
  readonly under: Under;
  /** Facts that fail nothing but the choice of entities, types and relations: what expanding may bring in. */
  readonly reach: ReadonlySet<string>;
  /** The facts that would be shown if it were not for one of the filters: what is counted beside its choices. */
  readonly without: (filter: keyof typeof FAILS) => readonly Fact[];
  readonly counts: Counts;
  /** Facts hidden by exactly these filters, by the first that they fail. */
  readonly hiddenBy: ReadonlyMap<keyof typeof FAILS, number>;
}

export interface Focus {
  readonly ids: readonly string[];
  readonly depth: number;
}

/** What must be drawn whatever the filters say: what somebody opened, picked or asked the way between. */
export interface Kept {
  readonly entities: readonly string[];
  readonly facts: readonly string[];
}

/** What a view is made of, rather than what it asks of the evidence. */
const CHOICES = FAILS.relations | FAILS.types | FAILS.entities;

/**
 * Applies the filters: facts, the edges that stand for them, the entities these touch, and the counts for the legend.
 *
 * @param added entities that belong to the picture beside those that the filters and the focus name
 */
export function show(
  atlas: Atlas,
  seen: Seen,
  filters: Filters,
  focus: Focus | null,
  added: readonly string[] = [],
): Shown {
  const names = Object.keys(atlas.dataset.schema.entities);
  const hiddenTypes = new Set(names.filter((name) => !isTypeOn(atlas, filters.types, name)));
  const relationOn = (kind: string): boolean =>
    filters.relations.includes(kind) === (atlas.kinds.get(kind)?.background ?? false);
  const among = filters.entities.length > 0 ? new Set([...filters.entities, ...added]) : null;
  const when = whenTests(atlas, filters);
  const fails = seen.facts.map((fact) => failsOf(atlas, fact, filters, hiddenTypes, relationOn, among) | when(fact));
  const facts = seen.facts.filter((_, i) => fails[i] === 0);
  const factIds = new Set(facts.map(({ id }) => id));
  let edges = edgesOf(atlas, facts, factIds, relationOn, hiddenTypes, among);
  if (focus) edges = around(edges, focus, added);
  const nodes = new Set<string>();
  for (const { source, target } of edges) nodes.add(source).add(target);
  for (const id of focus?.ids ?? []) if (atlas.positions.has(id)) nodes.add(id);
  // Who is named is there, whatever is said of him.
  for (const id of filters.entities) if (atlas.positions.has(id)) nodes.add(id);
  if (filters.isolated && !focus) {
    for (const { id, type } of atlas.dataset.entities)
      if (!hiddenTypes.has(type) && atlas.positions.has(id)) nodes.add(id);
  }
  const drawn = new Set(edges.map(({ attributes }) => attributes.fact)).size;
  const reach = new Set<string>();
  for (const [n, { id }] of seen.facts.entries()) if (((fails[n] ?? 0) & ~CHOICES) === 0) reach.add(id);
  const counts = count(atlas, seen.facts, fails);
  const without = (filter: keyof typeof FAILS): readonly Fact[] =>
    seen.facts.filter((_, n) => ((fails[n] ?? 0) & ~FAILS[filter]) === 0);
  return {
    ...{ facts, factIds, edges, drawn, nodes, groups: NO_GROUPS, under: NONE_UNDER },
    ...{ reach, without, counts, hiddenBy: reasons(fails) },
  };
}

function whenTests(atlas: Atlas, { during, said }: Filters): (fact: Fact) => number {
  if (during === null && said === null) return () => 0;
  const isTrue = during === null ? () => true : trueWithin(during);
  const isSaid = said === null ? () => true : saidWithin(said, atlas.kg.voices);
  return (fact) => (isTrue(fact) ? 0 : FAILS.during) | (said === null || fact.claims.some(isSaid) ? 0 : FAILS.said);
}

function failsOf(
  atlas: Atlas,
  fact: Fact,
  filters: Filters,
  hiddenTypes: ReadonlySet<string>,
  relationOn: (kind: string) => boolean,
  among: ReadonlySet<string> | null,
): number {
  let bits = 0;
  if (hiddenTypes.size > 0 && (isHidden(fact.subject) || (fact.object !== null && isHidden(fact.object))))
    bits |= FAILS.types;
  if (!relationOn(fact.type)) bits |= FAILS.relations;
  const { support, contested, single, sources, voices } = filters;
  if (among && !(among.has(fact.subject) && among.has(fact.object ?? fact.subject))) bits |= FAILS.entities;
  if (support && !isSupported(fact, support)) bits |= FAILS.support;
  if (contested && !isContested(fact)) bits |= FAILS.contested;
  if (single && !isSingleVoiced(fact)) bits |= FAILS.single;
  if (sources.length > 0 && !atlas.kg.sourcesOf(fact).some((id) => sources.includes(id))) bits |= FAILS.sources;
  if (voices.length > 0 && !heardOn(fact).some((id) => voices.includes(id))) bits |= FAILS.voices;
  return bits;

  function isHidden(id: string): boolean {
    const type = atlas.kg.entity(id)?.type;
    return type !== undefined && hiddenTypes.has(type);
  }
}

/** Edges of shown facts; a derived edge needs all the facts that it rests on. */
function edgesOf(
  atlas: Atlas,
  facts: readonly Fact[],
  factIds: ReadonlySet<string>,
  relationOn: (kind: string) => boolean,
  hiddenTypes: ReadonlySet<string>,
  among: ReadonlySet<string> | null,
): GraphEdge[] {
  const found = new Map<string, GraphEdge>();
  const endOn = (id: string): boolean => !hiddenTypes.has(atlas.kg.entity(id)?.type ?? "") && (among?.has(id) ?? true);
  for (const fact of facts) {
    for (const edge of atlas.edgesOfFact.get(fact.id) ?? []) {
      const { kind, facts: all } = edge.attributes;
      if (!relationOn(kind) || !endOn(edge.source) || !endOn(edge.target)) continue;
      if (all && !all.every((id) => factIds.has(id))) continue;
      found.set(edge.key, edge);
    }
  }
  return [...found.values()];
}

/** Adds what must be in view whatever the filters say. The same object where all of it is there already. */
export function alsoKeep(atlas: Atlas, shown: Shown, keep: Kept): Shown {
  const keys = new Set(shown.edges.map(({ key }) => key));
  const stated = keep.facts.flatMap((id) => atlas.edgesOfFact.get(id) ?? []);
  const more = stated.filter(({ key, attributes }) => attributes.origin === "stated" && !keys.has(key));
  const ends = more.flatMap(({ source, target }) => [source, target]);
  const entities = keep.entities.filter((id) => atlas.positions.has(id) && !shown.nodes.has(id));
  if (more.length === 0 && entities.length === 0) return shown;
  const edges = [...shown.edges, ...more];
  return { ...shown, edges, drawn: shown.drawn + more.length, nodes: new Set([...shown.nodes, ...entities, ...ends]) };
}

/** The edges among what lies within some steps of the chosen entities, and what was added to it. */
function around(edges: readonly GraphEdge[], focus: Focus, added: readonly string[]): GraphEdge[] {
  const neighbours = new Map<string, string[]>();
  const link = (a: string, b: string): void => {
    const list = neighbours.get(a);
    if (list) list.push(b);
    else neighbours.set(a, [b]);
  };
  for (const { source, target } of edges) {
    link(source, target);
    link(target, source);
  }
  const reached = new Set(focus.ids);
  let edge = [...focus.ids];
  for (let step = 0; step < focus.depth; step++) {
    edge = edge.flatMap((id) => neighbours.get(id) ?? []).filter((id) => !reached.has(id));
    for (const id of edge) reached.add(id);
  }
  for (const id of added) reached.add(id);
  return edges.filter(({ source, target }) => reached.has(source) && reached.has(target));
}

function count(atlas: Atlas, facts: readonly Fact[], fails: readonly number[]): Counts {
  const types = new Map<string, Set<string>>();
  const relations = new Map<string, number>();
  const support = new Map<Support, number>();
  const sources = new Map<string, number>();
  const voices = new Map<string, number>();
  const expecting = new Map<string, number>();
  const independent = new Set<string>();
  let contested = 0;
  let single = 0;
  facts.forEach((fact, i) => {
    const bits = fails[i] ?? 0;
    const passes = (bit: number): boolean => (bits & ~bit) === 0;
    if (passes(FAILS.types)) for (const id of [fact.subject, fact.object]) if (id) addType(id);
    if (passes(FAILS.relations)) {
      add(relations, fact.type);
      for (const { attributes } of atlas.edgesOfFact.get(fact.id) ?? []) {
        if (attributes.kind !== fact.type) add(relations, attributes.kind);
      }
    }
    if (passes(FAILS.support)) add(support, fact.rollup.support);
    if (passes(FAILS.contested) && isContested(fact)) contested++;
    if (passes(FAILS.single) && isSingleVoiced(fact)) single++;
    if (passes(FAILS.sources)) for (const id of atlas.kg.sourcesOf(fact)) add(sources, id);
    for (const id of fact.rollup.voices) independent.add(id);
    for (const id of fact.rollup.expecting) independent.add(id);
    for (const id of fact.rollup.deniers) independent.add(id);
    if (passes(FAILS.voices)) {
      // A handful at most: scanned, not hashed.
      const heard = heardOn(fact);
      for (const id of fact.rollup.expecting) add(expecting, id);
      for (const [n, id] of heard.entries()) if (heard.indexOf(id) === n) add(voices, id);
    }
  });
  // Bodies that speak for another are found under it, and are no choice of their own.
  for (const id of voices.keys()) if (!independent.has(id)) voices.delete(id);
  const sizes = new Map([...types].map(([type, ids]) => [type, ids.size]));
  return { types: sizes, relations, support, contested, single, sources, voices, expecting };

  function addType(id: string): void {
    const type = atlas.kg.entity(id)?.type;
    if (!type) return;
    const ids = types.get(type);
    if (ids) ids.add(id);
    else types.set(type, new Set([id]));
  }
}

function reasons(fails: readonly number[]): Map<keyof typeof FAILS, number> {
  const hidden = new Map<keyof typeof FAILS, number>();
  const names = Object.keys(FAILS) as (keyof typeof FAILS)[];
  for (const bits of fails) {
    const first = bits === 0 ? undefined : names.find((name) => bits & FAILS[name]);
    if (first) add(hidden, first);
  }
  return hidden;
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Counted ids by number, then name: how sources and voices are listed. */
export function byCount(
  atlas: Atlas,
  counts: ReadonlyMap<string, number>,
): { id: string; name: string; count: number }[] {
  return [...counts]
    .map(([id, n]) => ({ id, name: nameOf(atlas, id), count: n }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
