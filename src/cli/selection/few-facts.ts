import { sharedEnds } from "../../corroborate/rivals.ts";
import { PART_OF } from "../../corroborate/vocabulary.ts";
import { type Entity, UNKNOWN } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { compareText } from "../../model/order.ts";
import { consequenceOf } from "../../model/schema.ts";
import { findFacts, readEntities, type StoredFacts } from "../../pipeline/stored-facts.ts";
import { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { QueryError } from "../../query/query-error.ts";
import { idOf } from "./ids.ts";
import type { ClaimFlags } from "./selection-options.ts";

/** A graph of the few facts that a question can be about; the filters themselves run on it as on the whole. */
export interface FewFacts {
  readonly graph: KnowledgeGraph;
  /** The same filters with ids for names. */
  readonly flags: ClaimFlags;
}

/** The filters that name entities. */
const NAMED = ["from", "to", "about", "between", "by", "deniedBy", "source", "relays"] as const;
type Ids = { readonly [Name in (typeof NAMED)[number]]?: readonly string[] };

/** The names of entities that the filters give. */
export function namesIn(flags: ClaimFlags): readonly string[] {
  return NAMED.flatMap((name) => flags[name] ?? []);
}

/**
 * Reads no more of a project's facts than its filters leave. Null where they name no entities, so that all facts have to be read.
 *
 * @throws QueryError for a name that is none, or that several bear
 */
export function fewFacts(stored: StoredFacts, flags: ClaimFlags): FewFacts | null {
  // Any fact may tie one to whom the question is about.
  if (flags.bloc) return null;
  if (flags.fact === undefined && NAMED.every((name) => flags[name] === undefined)) return null;
  const { entities } = stored.scope;
  const isId = (one: string): boolean => one === UNKNOWN || entities.has(one);
  // Texts are looked for in names, and values may be names.
  const isBare = NAMED.every((name) => flags[name]?.every(isId) ?? true);
  const wheres = [flags.fromWhere, flags.toWhere, flags.eitherWhere, flags.entityWhere];
  const isNamed = flags.format === "table" && !flags.ids;
  const isPlain =
    isBare &&
    !isNamed &&
    flags.text === undefined &&
    wheres.every((one) => one === undefined) &&
    !flags.where?.some((one) => one.includes("="));
  const known = isPlain ? [...entities.values()] : readEntities(stored);
  const ids = idsIn(flags, graphOf(stored, known, []));
  const parts = partsOf(ids.source ?? [], stored);
  const facts = findFacts(stored, namings(ids, parts, flags, stored));
  // All ids are needed to say which one was meant.
  if (facts === null || flags.fact?.some((id) => !facts.some((fact) => isCalled(fact, id)))) return null;
  return {
    graph: graphOf(stored, known, [...facts, ...parts, ...rivalsOf(facts, stored)]),
    flags: { ...flags, ...ids },
  };
}

/** A graph with all that there is to tell of one entity, or of one fact. Null where only all facts tell. */
export function factsAround(stored: StoredFacts, name: string): KnowledgeGraph | null {
  const known = readEntities(stored);
  const graph = graphOf(stored, known, []);
  const id = idNamed(name, graph);
  const present = graph.withPresentIds(name);
  const facts = findFacts(stored, [id === null ? [endOf(present, stored)] : around(id, stored)]);
  if (facts === null || (id === null && !facts.some((fact) => isCalled(fact, name) || isCalled(fact, present))))
    return null;
  const grounds = id === null ? [] : groundsAround(id, facts, stored);
  return graphOf(stored, known, [...facts, ...grounds, ...rivalsOf(facts, stored)]);
}

/** Whether a fact has this id, or used to have it. */
function isCalled({ id, former_ids = [] }: Fact, name: string): boolean {
  return id === name || former_ids.includes(name);
}

/** What else decides what follows from an entity's facts. */
function groundsAround(id: string, own: readonly Fact[], stored: StoredFacts): readonly Fact[] {
  const all = Object.values(stored.schema.relations).flatMap((relation) => consequenceOf(relation) ?? []);
  const types = new Set(all.flatMap(({ from, across }) => [from, across]));
  const next = own.flatMap(({ type, subject, object }) => {
    if (!types.has(type) || object === null) return [];
    return subject === id ? [object] : object === id ? [subject] : [];
  });
  const known = [...new Set(next)].filter((one) => stored.scope.numbers.has(one));
  return findFacts(stored, [known])?.filter(({ type }) => types.has(type)) ?? [];
}

/** What may be a rival of some facts: which are, depends on the clocks. */
function rivalsOf(facts: readonly Fact[], stored: StoredFacts): readonly Fact[] {
  const { exclusive } = stored.scope.voices;
  if (exclusive.size === 0) return [];
  const ends = facts.flatMap((fact) => {
    const type = exclusive.get(fact.type);
    return type === undefined ? [] : sharedEnds(fact, type);
  });
  const known = [...new Set(ends)].filter((one) => stored.scope.numbers.has(one));
  return known.length === 0 ? [] : (findFacts(stored, [known]) ?? []).filter(({ type }) => exclusive.has(type));
}

/** @param facts some may come twice */
function graphOf(
  { digest, schema, scope }: StoredFacts,
  entities: readonly Entity[],
  facts: readonly Fact[],
): KnowledgeGraph {
  const own = [...new Map(facts.map((fact) => [fact.id, fact])).values()].sort((a, b) => compareText(a.id, b.id));
  return new KnowledgeGraph({ format: "entente/1", digest, schema, entities, facts: own }, undefined, scope.voices);
}

function idNamed(name: string, graph: KnowledgeGraph): string | null {
  try {
    return graph.find(name).id;
  } catch (error) {
    if (error instanceof QueryError) return null;
    throw error;
  }
}

function idsIn(flags: ClaimFlags, graph: KnowledgeGraph): Ids {
  return Object.fromEntries(
    NAMED.flatMap((name) => {
      const ids = flags[name]?.map((one) => idOf(graph, one));
      return ids === undefined ? [] : [[name, ids] as const];
    }),
  );
}

/** The facts that make something part of these sources, or of their parts. */
function partsOf(sources: readonly string[], stored: StoredFacts): readonly Fact[] {
  const all = new Set(sources);
  const found: Fact[] = [];
  for (let level = sources; level.length > 0; ) {
    const wholes = new Set<string | null>(level);
    const facts = findFacts(stored, [level]) ?? [];
    const parts = facts.filter(({ type, object }) => type === PART_OF && wholes.has(object));
    found.push(...parts);
    level = parts.map(({ subject }) => subject).filter((part) => !all.has(part));
    for (const part of level) all.add(part);
  }
  return found;
}

/** What a fact may name that has to do with this entity: who speaks for it, and what is part of it where it is a source. */
function around(id: string, stored: StoredFacts): readonly string[] {
  return [...speakingFor(id, stored), ...partsOf([id], stored).map(({ subject }) => subject)];
}

/** An entity at an end of a fact, as the fact's id tells. */
function endOf(fact: string, { scope: { numbers } }: StoredFacts): string {
  const [subject = fact, , object = ""] = fact.split(".");
  return numbers.has(subject) ? subject : object;
}

/** An actor, all who speak for it, and the sources in which these speak. */
function speakingFor(id: string, { scope: { entities, voices } }: StoredFacts): readonly string[] {
  const speaks = (one: string): boolean => one === id || voices.roots(one).includes(id);
  return [...new Set([id, ...entities.keys()])].filter((one) => speaks(one) || voices.speakers(one).some(speaks));
}

/** Which of the filters narrow down what has to be read: of each list, a fact names one. */
function namings(
  { by, deniedBy, source, between, ...named }: Ids,
  parts: readonly Fact[],
  { fact }: ClaimFlags,
  stored: StoredFacts,
): readonly (readonly string[])[] {
  const heard = [by, deniedBy].flatMap((own) => (own ? [own.flatMap((id) => speakingFor(id, stored))] : []));
  return [
    ...Object.values(named),
    ...(between?.map((id) => [id]) ?? []),
    ...(source ? [[...source, ...parts.map(({ subject }) => subject)]] : []),
    ...heard,
    ...(fact ? [fact.map((id) => endOf(id, stored))] : []),
  ];
}
