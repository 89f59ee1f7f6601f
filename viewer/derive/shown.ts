import type { Fact } from "../../src/model/fact.ts";
import { SUPPORT } from "../../src/model/support.ts";
import type { Bloc } from "../../src/query/blocs.ts";
import { saidWithin, trueWithin } from "../../src/query/filter/conditions.ts";
import { reaches } from "../../src/query/filter/support.ts";
import type { Filters } from "../state/view-state.ts";
import { type Atlas, type GraphEdge, isTypeOn } from "./atlas.ts";
import { aboutTest, blocOf } from "./bloc.ts";
import { type Counts, countsOf, FAILS, hiddenBy } from "./count.ts";
import { type EndTests, endTestsOf } from "./end-conditions.ts";
import { type Groups, NO_GROUPS, NONE_UNDER, type Under } from "./fold/group.ts";
import { type Numbers, numbersOf, someIn } from "./numbers.ts";
import type { Seen } from "./seen.ts";

export interface Shown {
  readonly facts: readonly Fact[];
  /** Whether a fact passes all filters. */
  readonly passes: (fact: string) => boolean;
  /** Facts that are drawn though they do not: what is opened, or on the path. */
  readonly kept: readonly string[];
  readonly edges: readonly GraphEdge[];
  /** How many facts the edges stand for. */
  readonly drawn: number;
  readonly nodes: ReadonlySet<string>;
  /** What of the nodes is folded into one, and what it stands for. */
  readonly groups: Groups;
  readonly under: Under;
  /** Facts that fail nothing but the choice of entities, types and relations: what expanding may bring in. */
  readonly reach: () => ReadonlySet<string>;
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

/** What must be drawn whatever the filters say: what the reader opened, picked or asked the way between. */
export interface Kept {
  readonly entities: readonly string[];
  readonly facts: readonly string[];
}

/** What a view is made of, rather than what it asks of the evidence. */
const CHOICES = FAILS.relations | FAILS.types | FAILS.entities | FAILS.where | FAILS.bloc;

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
  const relationOn = kept(
    (kind: string) => filters.relations.includes(kind) === (atlas.kinds.get(kind)?.background ?? false),
  );
  const among = filters.entities.length > 0 ? new Set([...filters.entities, ...added]) : null;
  const numbers = numbersOf(atlas, seen);
  const bloc = blocOf(atlas, seen, filters.bloc);
  const tests = endTestsOf(atlas, filters.where);
  const switched = { hiddenTypes, relationOn, among, bloc, tests };
  const fails = failsOf(atlas, seen, numbers, filters, switched);
  const passing = (but: number): readonly Fact[] => seen.facts.filter((_, n) => ((fails[n] ?? 0) & ~but) === 0);
  const facts = passing(0);
  const passes = (fact: string): boolean => fails[numbers.places.get(fact) ?? fails.length] === 0;
  const all = edgesOf(atlas, seen, numbers, fails, switched);
  const members = bloc && new Set(bloc.ids);
  const isAlone = (id: string): boolean => tests.isolated(id) && (members?.has(id) ?? true);
  const isOn = (id: string, type: string): boolean => !hiddenTypes.has(type) && (among?.has(id) ?? true);
  const edges = focus ? around(all.edges, focus, added) : all.edges;
  const nodes = new Set<string>();
  let from: string | null = null;
  for (const { source, target } of edges) {
    // Most edges come from where the one before them does.
    if (source !== from) nodes.add(source);
    from = source;
    nodes.add(target);
  }
  for (const id of focus?.ids ?? []) if (atlas.positions.has(id)) nodes.add(id);
  if (filters.changed && !focus) {
    for (const id of changedEntities(atlas, facts)) {
      if (atlas.positions.has(id) && isOn(id, atlas.kg.entity(id)?.type ?? "") && isAlone(id)) nodes.add(id);
    }
  }
  // Who is named is there, whatever is said of him.
  for (const id of filters.entities) if (atlas.positions.has(id)) nodes.add(id);
  if (filters.isolated && !focus) {
    for (const { id, type } of atlas.dataset.entities)
      if (isOn(id, type) && atlas.positions.has(id) && seen.existence.get(id) !== "no" && isAlone(id)) nodes.add(id);
  }
  return {
    ...{ facts, passes, kept: [], edges, nodes, groups: NO_GROUPS, under: NONE_UNDER },
    drawn: focus ? factsDrawn(edges) : all.drawn,
    reach: once(() => new Set(passing(CHOICES).map(({ id }) => id))),
    without: (filter) => passing(FAILS[filter]),
    counts: countsOf(numbers, fails),
    hiddenBy: hiddenBy(fails),
  };
}

/** Entities that changed, and those of which a changed fact draws no edge. */
function changedEntities({ changes }: Atlas, facts: readonly Fact[]): readonly string[] {
  if (!changes) return [];
  return [...changes.entities.keys(), ...facts.flatMap(({ subject, object }) => (object === null ? [subject] : []))];
}

/** How many facts some edges stand for. */
export function factsDrawn(edges: readonly GraphEdge[]): number {
  const facts = new Set<string>();
  for (const { attributes } of edges) facts.add(attributes.fact);
  return facts.size;
}

/** Asks for each name once. */
function kept(test: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    let is = known.get(name);
    if (is === undefined) {
      is = test(name);
      known.set(name, is);
    }
    return is;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function whenTests(atlas: Atlas, { during, said }: Filters): ((fact: Fact) => number) | null {
  if (during === null && said === null) return null;
  const isTrue = during === null ? () => true : trueWithin(during);
  const isSaid = said === null ? () => true : saidWithin(said, atlas.kg.voices);
  return (fact) => (isTrue(fact) ? 0 : FAILS.during) | (said === null || fact.claims.some(isSaid) ? 0 : FAILS.said);
}

/** What filters switch off of all that there is. */
interface Switched {
  readonly hiddenTypes: ReadonlySet<string>;
  readonly relationOn: (kind: string) => boolean;
  readonly among: ReadonlySet<string> | null;
  readonly bloc: Bloc | null;
  readonly tests: EndTests;
}

/** By fact the bits of all filters that it fails. */
function failsOf(
  atlas: Atlas,
  { facts }: Seen,
  numbers: Numbers,
  filters: Filters,
  { hiddenTypes, relationOn, among, bloc, tests }: Switched,
): Uint16Array {
  const fails = new Uint16Array(facts.length);
  const fail = (bit: number, does: (fact: number) => boolean): void => {
    for (let n = 0; n < fails.length; n += 1) if (does(n)) fails[n] = (fails[n] ?? 0) | bit;
  };
  const not = (test: (fact: number) => boolean) => (fact: number) => !test(fact);
  const { support, contested, single, sources, voices } = filters;
  const { type, ends, endTypes } = numbers;
  const hidden = new Set(ends.names.filter((_, n) => hiddenTypes.has(endTypes[n] ?? "")));
  if (hidden.size > 0)
    fail(
      FAILS.types,
      someIn(ends, (id) => hidden.has(id)),
    );
  fail(FAILS.relations, not(someIn(type, relationOn)));
  if (among)
    fail(
      FAILS.entities,
      someIn(ends, (id) => !among.has(id)),
    );
  if (support) {
    const enough = SUPPORT.map((level) => reaches(level, support));
    fail(FAILS.support, (n) => !enough[numbers.support[n] ?? 0]);
  }
  if (contested) fail(FAILS.contested, (n) => numbers.contested[n] === 0);
  if (single) fail(FAILS.single, (n) => numbers.single[n] === 0);
  if (filters.changed)
    for (const [n, { id }] of facts.entries())
      if (!atlas.changes?.facts.has(id)) fails[n] = (fails[n] ?? 0) | FAILS.changed;
  if (sources.length > 0) fail(FAILS.sources, not(someIn(numbers.sources, (id) => sources.includes(id))));
  if (voices.length > 0) fail(FAILS.voices, not(someIn(numbers.voices, (id) => voices.includes(id))));
  const each = (bit: number, test: ((fact: Fact) => boolean) | null): void => {
    if (test) for (const [n, fact] of facts.entries()) if (!test(fact)) fails[n] = (fails[n] ?? 0) | bit;
  };
  const { oneEnd, eachEnd } = tests;
  if (oneEnd) fail(FAILS.where, not(someIn(ends, oneEnd)));
  if (eachEnd)
    fail(
      FAILS.where,
      someIn(ends, (id) => !eachEnd(id)),
    );
  each(FAILS.where, tests.fact);
  each(FAILS.bloc, bloc && aboutTest(atlas, bloc));
  const when = whenTests(atlas, filters);
  if (when) for (const [n, fact] of facts.entries()) fails[n] = (fails[n] ?? 0) | when(fact);
  return fails;
}

/** Edges of facts that fail nothing, and how many facts they stand for; a derived edge needs all the facts that it rests on. */
function edgesOf(
  atlas: Atlas,
  { facts }: Seen,
  { lines, places }: Numbers,
  fails: Uint16Array,
  { relationOn, hiddenTypes, among, tests }: Switched,
): { readonly edges: GraphEdge[]; readonly drawn: number } {
  const edges: GraphEdge[] = [];
  const isDrawn = new Uint8Array(facts.length);
  const derived = new Set<string>();
  const endOn = kept(
    (id: string) =>
      !hiddenTypes.has(atlas.kg.entity(id)?.type ?? "") && (among?.has(id) ?? true) && (tests.eachEnd?.(id) ?? true),
  );
  for (const [n, fact] of facts.entries()) {
    if (fails[n] !== 0) continue;
    for (const edge of lines[n] ?? []) {
      const { kind, facts: all } = edge.attributes;
      // What says no more than its fact passes where that does: most edges of a large graph.
      const isFact = kind === fact.type && edge.source === fact.subject && edge.target === fact.object;
      if (!isFact && (!relationOn(kind) || !endOn(edge.source) || !endOn(edge.target))) continue;
      if (all) {
        // It is among those of each fact that it rests on.
        if (derived.has(edge.key) || !all.every((id) => fails[places.get(id) ?? facts.length] === 0)) continue;
        derived.add(edge.key);
      }
      edges.push(edge);
      const { fact: opens } = edge.attributes;
      isDrawn[opens === fact.id ? n : (places.get(opens) ?? n)] = 1;
    }
  }
  return { edges, drawn: isDrawn.reduce((sum, is) => sum + is, 0) };
}

/** Adds what must be in view whatever the filters say. The same object where all of it is there already. */
export function alsoKeep(atlas: Atlas, shown: Shown, keep: Kept): Shown {
  const stated = keep.facts.flatMap((id) => atlas.edgesOfFact.get(id) ?? []);
  const keys = new Set(stated.length === 0 ? [] : shown.edges.map(({ key }) => key));
  const more = stated.filter(({ key, attributes }) => attributes.origin === "stated" && !keys.has(key));
  const ends = more.flatMap(({ source, target }) => [source, target]);
  const entities = keep.entities.filter((id) => atlas.positions.has(id) && !shown.nodes.has(id));
  if (more.length === 0 && entities.length === 0) return shown;
  const edges = [...shown.edges, ...more];
  const beyond = more.map(({ attributes }) => attributes.fact).filter((id) => !shown.passes(id));
  const kept = [...new Set([...shown.kept, ...beyond])];
  const nodes = new Set([...shown.nodes, ...entities, ...ends]);
  return { ...shown, edges, kept, drawn: shown.drawn + more.length, nodes };
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
