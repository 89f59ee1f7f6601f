import type { Fact } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import type { End, Ends, RelationType } from "../model/schema.ts";
import type { Contested, Support } from "../model/support.ts";
import { hasWords } from "../text/fold.ts";
import { ClaimQuery } from "./claim-query.ts";
import type { Core } from "./core.ts";
import { EntityQuery } from "./entity-query.ts";
import { factText } from "./fact-text.ts";
import { hasRivals, hasVoices, isContested, isSupported, saidWithin, trueWithin } from "./filter/conditions.ts";
import { atAnEnd, betweenEnds, conditionsOf, endsMeet, isOfType, keyed } from "./filter/end-conditions.ts";
import { claimed, claimsBehind, mapped, union } from "./filter/fact-lists.ts";
import { type AttributeCondition, type FilterOf, fieldTest, qualifiersNamed } from "./filter/fields.ts";
import { type Condition, narrow, type Plan, walk } from "./filter/selection.ts";
import { knownId, relationsNamed } from "./ground.ts";
import { heardOn } from "./heard-on.ts";
import { indexBy } from "./indexes.ts";
import { type QuantityTotal, type TotalOptions, totalOf, type UnlikeQuantities } from "./totals.ts";
import type {
  AttributeFilters,
  EntityTypeName,
  ProjectTypes,
  QualifierFilters,
  RelationBehind,
  RelationName,
  StepName,
} from "./typing.ts";
import { allValues } from "./values.ts";

/**
 * Facts, filtered. Each method gives a new query and runs nothing; iterating does. In the order of the dataset (by id).
 *
 * Facts of symmetric relations are found from both of their ends: `from("russia")` finds North Korea's border too.
 */
export class FactQuery<S extends ProjectTypes, R extends RelationName<S> = RelationName<S>> implements Iterable<Fact> {
  readonly #core: Core;
  readonly #relations: readonly RelationType[];
  readonly #plan: Plan<Fact>;

  /** @internal */
  constructor(core: Core, relations: readonly RelationType[], plan: Plan<Fact>) {
    this.#core = core;
    this.#relations = relations;
    this.#plan = plan;
  }

  [Symbol.iterator](): Iterator<Fact> {
    return walk(this.#plan);
  }

  /** The subject is one of these. */
  from(...ids: readonly string[]): FactQuery<S, R> {
    return this.#atEnd("from", ids);
  }

  /** The object is one of these. */
  to(...ids: readonly string[]): FactQuery<S, R> {
    return this.#atEnd("to", ids);
  }

  /** Between the two, either way; of several on a side, any. */
  between(a: string | readonly string[], b: string | readonly string[]): FactQuery<S, R> {
    const [first, second] = [[a].flat(), [b].flat()];
    return this.at(...first).filter(betweenEnds(this.#core, first, second));
  }

  /** One of these is subject or object. */
  at(...ids: readonly string[]): FactQuery<S, R> {
    return this.#with(atAnEnd(this.#core, ids));
  }

  /** The subject is of one of these types or of one that extends it. */
  fromA(...types: readonly EntityTypeName<S>[]): FactQuery<S, R> {
    return this.filter(isOfType(this.#core, types, "subject"));
  }

  /** The object is of one of these types or of one that extends it. */
  toA(...types: readonly EntityTypeName<S>[]): FactQuery<S, R> {
    return this.filter(isOfType(this.#core, types, "object"));
  }

  /** By attributes of the subject: a value, any of several, a span, or `{ not: ... }`. */
  fromWhere(filters: AttributeFilters<S>): FactQuery<S, R> {
    return this.endsMeet("subject", conditionsOf(filters));
  }

  /** By attributes of the object. */
  toWhere(filters: AttributeFilters<S>): FactQuery<S, R> {
    return this.endsMeet("object", conditionsOf(filters));
  }

  /** By attributes of an end, whichever: one entity meets all filters. */
  eitherWhere(filters: AttributeFilters<S>): FactQuery<S, R> {
    return this.endsMeet("either end", conditionsOf(filters));
  }

  /** By attributes of both ends: `entityWhere({ status: { not: "revoked" } })` leaves out what is revoked. */
  entityWhere(filters: AttributeFilters<S>): FactQuery<S, R> {
    return this.endsMeet("each end", conditionsOf(filters));
  }

  /** @internal */
  endsMeet(ends: Ends, conditions: readonly AttributeCondition[]): FactQuery<S, R> {
    return this.filter(endsMeet(this.#core, ends, conditions));
  }

  /** One of these is at an end or in a qualifier: an agreement that a supply is `under`. */
  about(...ids: readonly string[]): FactQuery<S, R> {
    return this.#keyed(
      ids,
      (fact) => this.#core.indexes.named(fact),
      (id) => this.#core.indexes.about(id),
    );
  }

  /** By qualifier: a value, any of several, or a span. A value counts where the fact or one of its claims gives it. */
  where(filters: QualifierFilters<S, R>): FactQuery<S, R> {
    return Object.entries(filters).reduce<FactQuery<S, R>>(
      (query, [name, filter]) => query.qualifierMeets(name, () => filter),
      this,
    );
  }

  /** A value is given for the qualifier, by the fact or by one of its claims. */
  having(qualifier: string): FactQuery<S, R> {
    return this.qualifierMeets(qualifier, () => undefined);
  }

  /** @internal A filter for each kind of value that qualifiers of the name have. */
  qualifierMeets(name: string, filterOf: FilterOf): FactQuery<S, R> {
    const test = fieldTest(qualifiersNamed(this.#core.schema, this.#relations, name), filterOf);
    return this.filter((fact) => test(fact.type, (field) => allValues(fact, field.name)));
  }

  /** Support of this level or a higher one. */
  supported(level: Support): FactQuery<S, R> {
    return this.#with({ test: (fact) => isSupported(fact, level) });
  }

  /** Contested in any way, or in this one. */
  contested(how?: Contested): FactQuery<S, R> {
    return this.#with({ test: (fact) => isContested(fact, how) });
  }

  /** Another asserted fact cannot be true together with it: see `fact.rollup.rivals`. */
  rivals(): FactQuery<S, R> {
    return this.#with({ test: hasRivals });
  }

  /** At least, and at most, so many independent voices. `voices(1, 1)`: what rests on one. */
  voices(atLeast: number, atMost: number = Number.POSITIVE_INFINITY): FactQuery<S, R> {
    return this.#with({ test: (fact) => hasVoices(fact, atLeast, atMost) });
  }

  /** One of these is among the independent voices that assert the fact. */
  voicedBy(...ids: readonly string[]): FactQuery<S, R> {
    return this.#keyed(
      ids,
      (fact) => fact.rollup.voices,
      (id) => this.#core.indexes.voice(id),
    );
  }

  /** One of these has a say on it: as a voice that asserts, expects or denies it, or as who makes a claim in so many words. */
  heard(...ids: readonly string[]): FactQuery<S, R> {
    return this.#keyed(ids, heardOn, (id) => this.#core.indexes.heard(id));
  }

  deniedBy(...ids: readonly string[]): FactQuery<S, R> {
    return this.#keyed(
      ids,
      (fact) => fact.rollup.deniers,
      (id) => this.#core.indexes.denier(id),
    );
  }

  /** One of these makes a claim about it in so many words (`by`). */
  claimedBy(...ids: readonly string[]): FactQuery<S, R> {
    return this.#keyed(
      ids,
      (fact) => claimed(fact, (claim) => claim.by),
      (id) => this.#core.indexes.claimant(id),
    );
  }

  /** A claim about it is in one of these sources or in a part of one. */
  inSource(...ids: readonly string[]): FactQuery<S, R> {
    const all = [...new Set(ids.flatMap((id) => [...this.#core.withParts(knownId(this.#core.indexes, id))]))];
    return this.#keyed(
      all,
      (fact) => claimed(fact, (claim) => claim.source),
      (id) => this.#core.indexes.source(id),
    );
  }

  /** In each of these sources. */
  inAllSources(...ids: readonly string[]): FactQuery<S, R> {
    return ids.reduce<FactQuery<S, R>>((query, id) => query.inSource(id), this);
  }

  /** All words are in the names of what it is about, its qualifiers or its claims' notes. */
  matching(words: string): FactQuery<S, R> {
    return this.#with({ test: (fact) => hasWords(factText(fact, this.#core), words) });
  }

  /** Any other condition. */
  filter(test: (fact: Fact) => boolean): FactQuery<S, R> {
    return this.#with({ test });
  }

  /** `when` touches the date: what may have been so on that day. Facts without `when` are left out: see `undated`. */
  during(date: string): FactQuery<S, R> {
    return this.#with({ test: trueWithin(date) });
  }

  /** A claim about it was made within this date: on this day, in this month, between `2024-01/2024-06`. */
  said(date: string): FactQuery<S, R> {
    const isWithin = saidWithin(date, this.#core.voices);
    return this.#with({ test: ({ claims }) => claims.some(isWithin) });
  }

  undated(): FactQuery<S, R> {
    return this.#with({ test: (fact) => allValues(fact, "when").length === 0 });
  }

  subjects(): EntityQuery<S> {
    return EntityQuery.ofIds(this.#core, factsOfStep, () => mapped(this, (fact) => fact.subject));
  }

  objects(): EntityQuery<S> {
    return EntityQuery.ofIds(this.#core, factsOfStep, () => mapped(this, (fact) => fact.object));
  }

  /** The claims behind these facts. */
  claims(): ClaimQuery<S> {
    return new ClaimQuery(this.#core, { all: () => claimsBehind(this), conditions: [] });
  }

  /** The independent voices behind all of these facts, each once, sorted. */
  distinctVoices(): readonly string[] {
    return [...new Set(mapped(this, (fact) => fact.rollup.voices).flat())].sort();
  }

  /** Adds up a quantity over the facts, or says why it cannot be added. */
  total(qualifier: string, options: TotalOptions = {}): QuantityTotal | UnlikeQuantities {
    qualifiersNamed(this.#core.schema, this.#relations, qualifier);
    return totalOf(this, qualifier, options);
  }

  /** The facts by any key, in the keys' order. */
  groupBy(key: (fact: Fact) => string): ReadonlyMap<string, readonly Fact[]> {
    return new Map([...indexBy(this.toArray(), (fact) => [key(fact)])].sort(([a], [b]) => compareText(a, b)));
  }

  count(): number {
    return mapped(this, () => 1).length;
  }

  first(): Fact | undefined {
    return this[Symbol.iterator]().next().value;
  }

  ids(): readonly string[] {
    return mapped(this, (fact) => fact.id);
  }

  toArray(): readonly Fact[] {
    return [...this];
  }

  #atEnd(end: End, ids: readonly string[]): FactQuery<S, R> {
    const { indexes } = this.#core;
    const [only] = this.#relations;
    const ends = end === "from" ? indexes.starts.bind(indexes) : indexes.finishes.bind(indexes);
    if (!only || this.#relations.length > 1) return this.#keyed(ids, ends, (id) => indexes[end](id));
    return this.#keyed(ids, ends, (id) => indexes[`${end}Within`](only.name, id));
  }

  #keyed(
    ids: readonly string[],
    keys: (fact: Fact) => readonly (string | null)[],
    list: (id: string) => readonly Fact[],
  ): FactQuery<S, R> {
    return this.#with(keyed(this.#core, ids, keys, list));
  }

  #with(condition: Condition<Fact>): FactQuery<S, R> {
    return new FactQuery(this.#core, this.#relations, narrow(this.#plan, condition));
  }
}

/** The facts of the relation that a step walks, whichever way. */
export function factsOfStep<S extends ProjectTypes, N extends StepName<S>>(
  core: Core,
  step: N,
): FactQuery<S, RelationBehind<S, N>> {
  const relations = relationsNamed(core.schema, step).map(({ relation }) => relation);
  const plan = { all: () => union(relations.map(({ name }) => core.indexes.ofType(name))), conditions: [] };
  return new FactQuery(core, relations, plan);
}
