import { type Account, accountOf } from "../corroborate/accounts.ts";
import { type Answers, asOf, type Clocks, NO_ANSWERS, NONE_UNDATED, type Undated } from "../corroborate/as-of.ts";
import type { Following } from "../corroborate/consequences.ts";
import { type Existence, existenceAt, NO_EXISTENCE } from "../corroborate/existence.ts";
import type { Statement } from "../corroborate/statement.ts";
import { statementsOf } from "../corroborate/statements.ts";
import type { Voices } from "../corroborate/voices.ts";
import type { Claim, QualifierValue } from "../model/claim.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import type { Ends, Schema } from "../model/schema.ts";
import { type Comparison, compareVoices, toldBy } from "./accounts.ts";
import { type AskedBlocs, type Bloc, blocIn, throughWhom } from "./blocs.ts";
import { ClaimQuery } from "./claim-query.ts";
import { Core } from "./core.ts";
import { EntityQuery } from "./entity-query.ts";
import { type FactQuery, factsOfStep } from "./fact-query.ts";
import { factsOf } from "./facts-of.ts";
import { attributesTest, endsMeet } from "./filter/end-conditions.ts";
import { claimsBehind } from "./filter/fact-lists.ts";
import type { AttributeCondition } from "./filter/fields.ts";
import { freshNet, type Path, type PathNet, type PathOptions } from "./graph/net.ts";
import { type PathEnd, shortestPath, simplePaths, strongestPath } from "./graph/paths.ts";
import { checkDays, knownId } from "./ground.ts";
import { type Reference, referencesOf } from "./indexes.ts";
import { findMatches, type Matches, type PatternStep } from "./match.ts";
import { type Called, called } from "./names/names.ts";
import { presentId, withPresentIds } from "./names/present-id.ts";
import { type ClaimRecord, claimRecord, type FactRecord, factRecord } from "./records.ts";
import type { AnyProject, EntityTypeName, ProjectTypes, RelationName } from "./typing.ts";
import { saidValue } from "./values.ts";

/** A checked dataset, ready to be asked. Immutable; indexes are built when a question first needs them. */
export class KnowledgeGraph<S extends ProjectTypes = AnyProject> {
  readonly #core: Core;
  /** Facts that a clock could not place: left out, wholly or in part, unless `asOf` was to keep them. Empty unless made by `asOf`. */
  readonly undated: Undated;
  /** Whether facts are certain at the time that `asOf` was asked for, or only possible. Empty where it was asked for none. */
  readonly answers: Answers;
  /** Whether entities that have a lifetime exist at the time that `asOf` was asked for, by id. Empty where no time was asked for. */
  readonly existence: Existence;

  /** @internal Use `openGraph`. */
  constructor(
    dataset: Dataset,
    undated: Undated = NONE_UNDATED,
    voices?: Voices,
    whole?: Core,
    answers: Answers = NO_ANSWERS,
    existence: Existence = NO_EXISTENCE,
  ) {
    this.#core = new Core(dataset, voices, whole);
    this.undated = undated;
    this.answers = answers;
    this.existence = existence;
  }

  get dataset(): Dataset {
    return this.#core.dataset;
  }

  /** Who speaks for whom. */
  get voices(): Voices {
    return this.#core.voices;
  }

  get schema(): Schema {
    return this.#core.schema;
  }

  /** The entity that has this id, or used to have it. */
  entity(id: string): Entity | undefined {
    const { entities, formerEntities } = this.#core.indexes;
    return entities.get(id) ?? entities.get(formerEntities.get(id) ?? "");
  }

  /** The fact that has this id, or used to have it. */
  fact(id: string): Fact | undefined {
    const { facts } = this.#core.indexes;
    return facts.get(id) ?? facts.get(presentId(this.#core.indexes, id));
  }

  /** A fact's id with the present ids of the entities that it names, whether or not the fact is in this graph. */
  withPresentIds(fact: string): string {
    return withPresentIds(this.#core.indexes, fact);
  }

  /** The id that an entity or a fact has now, by one that it used to have; any other id as it is. */
  presentId(id: string): string {
    return presentId(this.#core.indexes, id);
  }

  claim(id: string): Claim | undefined {
    return this.#core.indexes.claims.get(id);
  }

  /** The one entity with this id, former id, name, alias or identifier. @throws QueryError where none or several have it. */
  find(name: string): Entity {
    return called(this.#core, name).entity;
  }

  /** The same, with what a reader should know of how it was found. */
  called(name: string): Called {
    return called(this.#core, name);
  }

  /** Entities of these types and those that extend them; all, where none is named. As of a time, those that may exist then: what has no lifetime always may. */
  entities(...types: readonly EntityTypeName<S>[]): EntityQuery<S> {
    const { existence } = this;
    const all = new EntityQuery<S>(this.#core, factsOfStep, {
      all: () => this.dataset.entities,
      conditions: existence.size === 0 ? [] : [{ test: ({ id }) => existence.get(id) !== "no" }],
    });
    return types.length === 0 ? all : all.type(...types);
  }

  /** An actor's bloc; as of a time, by the ties that may hold then and those without a date. @throws QueryError for an id that is none */
  bloc(id: string): Bloc {
    return blocIn(this.#core, this.undated, this.answers, id);
  }

  /** @internal Whether one entity meets conditions on its attributes. @throws QueryError for one that cannot be read */
  attributesTest(conditions: readonly AttributeCondition[]): (id: string) => boolean {
    return attributesTest(this.#core, conditions);
  }

  /** @internal Whether entities at the ends of a fact do. */
  endsTest(ends: Ends, conditions: readonly AttributeCondition[]): (fact: Fact) => boolean {
    return endsMeet(this.#core, ends, conditions);
  }

  /** Whom a fact is about: its ends, and what a qualifier of it or of one of its claims refers to. */
  namedBy(fact: Fact): readonly string[] {
    return this.#core.indexes.named(fact);
  }

  /** Through whom in these blocs a fact meets the filters that ask for them; empty where it is about those themselves. */
  through(fact: Fact, asked: AskedBlocs): readonly string[] {
    return throughWhom(this.#core.indexes, fact, asked);
  }

  /** Entities by id, in this order. @throws QueryError for an id that is none. */
  these(...ids: readonly string[]): EntityQuery<S> {
    const known = ids.map((id) => knownId(this.#core.indexes, id));
    return EntityQuery.ofIds<S>(this.#core, factsOfStep, () => known);
  }

  /** Facts of these relation types; all, where no type is named. */
  facts<R extends RelationName<S> = RelationName<S>>(...relations: readonly R[]): FactQuery<S, R> {
    return factsOf<S, R>(this.#core, relations);
  }

  /** What `facts().about(id)` finds: every fact with the entity at an end or in a qualifier; empty for an id that is none. */
  factsAbout(id: string): readonly Fact[] {
    return this.#core.indexes.about(id);
  }

  /** What follows from other facts of an entity, though no source says it: those who argue a thesis dispute the ones that contradict it. */
  following(id: string): readonly Following[] {
    return this.#core.following.get(id) ?? [];
  }

  /** The attributes of other entities that refer to this one (the flights of an `operator`), in the order of the dataset. */
  referring(id: string): readonly Reference[] {
    return this.#core.indexes.referring(id);
  }

  /** The attributes of an entity that refer to others. */
  referencesOf(entity: Entity): readonly Reference[] {
    return referencesOf(entity, this.schema);
  }

  /** Every claim. Those behind chosen facts: `facts(...).claims()`. */
  claims(): ClaimQuery<S> {
    return new ClaimQuery<S>(this.#core, { all: () => claimsBehind(this.dataset.facts), conditions: [] });
  }

  /**
   * All ways to fit a pattern of steps that share variables.
   *
   * @example graph.match(["?from", "supplies", "?state"], ["?state", "strikes", "ukraine"]).select("?from", "?state")
   */
  match(...steps: readonly PatternStep<S>[]): Matches {
    return findMatches(this.#core, steps);
  }

  /** A shortest path between two entities, or from any of some to any of others; null where there is none. */
  path(a: PathEnd, b: PathEnd, options: PathOptions = {}): Path | null {
    return shortestPath(this.#core, a, b, options);
  }

  /** The path whose weakest edge has the best support. */
  strongestPath(a: PathEnd, b: PathEnd, options: PathOptions = {}): Path | null {
    return strongestPath(this.#core, a, b, options);
  }

  /** All paths without a loop of at most `max` (4) edges, lazily. */
  paths(a: PathEnd, b: PathEnd, options: PathOptions = {}): Iterable<Path> {
    return simplePaths(this.#core, a, b, options);
  }

  /** @internal What measures are taken of: see `rank`, `neighbourhood` and `components`. */
  net(options: PathOptions, ends: readonly string[] = []): PathNet {
    for (const id of ends) knownId(this.#core.indexes, id);
    return freshNet(this.#core, options, ends);
  }

  /**
   * The graph as it was at a time, as known on a day: only claims in force, rolled up anew. `answers` tells which facts are certain then,
   * `undated` what the clocks could not place.
   *
   * @param clocks the two clocks, or the time asked about: a day, a month, a year or an interval
   * @example graph.asOf("2024", { throughout: true, certain: true })
   */
  asOf(clocks: Clocks | string, options: Omit<Clocks, "trueOn"> = {}): KnowledgeGraph<S> {
    const asked = typeof clocks === "string" ? { ...options, trueOn: clocks } : { ...clocks, ...options };
    checkDays(asked);
    const { facts, answers, undated } = asOf(this.dataset.facts, this.#core.voices, asked);
    // Who speaks for whom does not change with the clocks: facts were rolled up by the voices of all.
    return this.#view(facts, undated, answers, existenceAt(this.dataset, this.#core.voices, asked));
  }

  /** The graph of some facts alone: `graph.only(graph.facts().supported("reported"))`. Entities stay, and who speaks for whom. */
  only(facts: Iterable<Fact>): KnowledgeGraph<S> {
    return this.#view([...facts], this.undated, this.answers, this.existence);
  }

  /**
   * The graph as one voice tells it: the facts that it speaks of, with its claims alone and what these amount to. What it has taken
   * back is left out, and so is an analyst's assessment. @throws QueryError for an id that is none
   */
  asToldBy(voice: string): KnowledgeGraph<S> {
    return this.#view(toldBy(this.#core, voice), this.undated, this.answers, this.existence);
  }

  /** What one voice says of a fact; null where it says nothing. */
  accountOf(fact: Fact, voice: string): Account | null {
    return accountOf(fact, voice, this.voices);
  }

  /** Every fact that one of two voices speaks of, sorted by id, and how their accounts compare. @throws QueryError for an id that is none */
  compareVoices(a: string, b: string): readonly Comparison[] {
    return compareVoices(this.#core, a, b);
  }

  #view(facts: readonly Fact[], undated: Undated, answers: Answers, existence: Existence): KnowledgeGraph<S> {
    return new KnowledgeGraph<S>({ ...this.dataset, facts }, undated, undefined, this.#core, answers, existence);
  }

  /** The independent voices behind a claim, sorted. */
  voicesOf(claim: Claim): readonly string[] {
    return this.#core.voicesOf(claim);
  }

  /** How each claim of a fact counts: for which voice, as which stance, and whether it was taken back. */
  statementsOf(fact: Fact): readonly Statement[] {
    return statementsOf(fact, this.voices);
  }

  /** The day by which a claim was surely made, `YYYY-MM-DD`; null: undated. */
  knownSince(claim: Claim): string | null {
    return this.#core.saidOn(claim);
  }

  /** The sources of a fact's claims and those that these are part of, each once. `facts().inSource(id)` finds it under each. */
  sourcesOf(fact: Fact): readonly string[] {
    return this.#core.sourcesOf(fact);
  }

  factOf(claim: Claim): Fact {
    return this.#core.factOf(claim);
  }

  /** What a claim says of a qualifier: its own value, else its fact's. */
  said(claim: Claim, qualifier: string): QualifierValue | undefined {
    return saidValue(claim, this.#core.factOf(claim), qualifier);
  }

  /** A fact as `facts --format json` prints it. */
  factRecord(fact: Fact): FactRecord {
    const holds = this.answers.get(fact.id);
    return holds === undefined ? factRecord(fact) : { ...factRecord(fact), holds };
  }

  /** A claim as `claims --format json` prints it. */
  claimRecord(claim: Claim): ClaimRecord {
    const holds = this.answers.get(claim.fact);
    return { ...claimRecord(claim, this.#core), ...(holds && { holds }) };
  }
}

/**
 * Opens a dataset (of `load`, or parsed facts.json) for questions.
 *
 * @param voices who speaks for whom, where the dataset is a part of a larger one that knows better
 */
export function openGraph<S extends ProjectTypes = AnyProject>(dataset: Dataset, voices?: Voices): KnowledgeGraph<S> {
  return new KnowledgeGraph<S>(dataset, undefined, voices);
}
