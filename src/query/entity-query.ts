import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { lazy } from "../model/lazy.ts";
import { isA } from "../model/schema.ts";
import { hasWords } from "../text/fold.ts";
import type { Core } from "./core.ts";
import type { FactQuery } from "./fact-query.ts";
import { entityText } from "./fact-text.ts";
import { attributesTest, conditionsOf } from "./filter/end-conditions.ts";
import type { AttributeCondition } from "./filter/fields.ts";
import { type Condition, narrow, type Plan, walk } from "./filter/selection.ts";
import { backwardsIn, entityTypeNamed, knownId, relationsNamed } from "./ground.ts";
import type { AttributeFilters, EntityTypeName, ProjectTypes, RelationBehind, StepName } from "./typing.ts";

/** Narrows the facts of a step: `(supply) => supply.where({ item: "kn-23" }).supported("reported")`. */
export type Refine<S extends ProjectTypes, N extends StepName<S>> = (
  facts: FactQuery<S, RelationBehind<S, N>>,
) => Iterable<Fact>;

/** Opens the facts of a relation; handed in, since fact queries give entities and entity queries facts. */
export type StepFacts = <S extends ProjectTypes, N extends StepName<S>>(
  core: Core,
  step: N,
) => FactQuery<S, RelationBehind<S, N>>;

/** Entities, filtered. Each method gives a new query and runs nothing; iterating does. Each entity comes once. */
export class EntityQuery<S extends ProjectTypes> implements Iterable<Entity> {
  readonly #core: Core;
  readonly #stepFacts: StepFacts;
  readonly #plan: Plan<Entity>;

  /** @internal */
  constructor(core: Core, stepFacts: StepFacts, plan: Plan<Entity>) {
    this.#core = core;
    this.#stepFacts = stepFacts;
    this.#plan = plan;
  }

  /** @internal Ids may come twice, or be of no entity (null, `unknown`). */
  static ofIds<S extends ProjectTypes>(
    core: Core,
    stepFacts: StepFacts,
    ids: () => Iterable<string | null>,
  ): EntityQuery<S> {
    return new EntityQuery<S>(core, stepFacts, { all: () => entitiesOf(core, ids()), conditions: [] });
  }

  [Symbol.iterator](): Iterator<Entity> {
    return walk(this.#plan);
  }

  /** Of one of these types or of one that extends it. */
  type(...types: readonly EntityTypeName<S>[]): EntityQuery<S> {
    for (const type of types) entityTypeNamed(this.#core.schema, type);
    return this.filter((entity) => isA(this.#core.schema, entity.type, types));
  }

  /** All words are in its names, description, identifiers or attributes. */
  matching(words: string): EntityQuery<S> {
    return this.filter((entity) => hasWords(entityText(entity), words));
  }

  /** By attributes: a value, any of several, a span, or `{ not: ... }`. */
  where(filters: AttributeFilters<S>): EntityQuery<S> {
    return this.attributesMeet(conditionsOf(filters));
  }

  /** @internal */
  attributesMeet(conditions: readonly AttributeCondition[]): EntityQuery<S> {
    const meets = attributesTest(this.#core, conditions);
    return this.filter(({ id }) => meets(id));
  }

  /** At the near end of at least one such fact: `which("supplies", (supply) => supply.to("russia"))`. */
  which<N extends StepName<S>>(step: N, refine?: Refine<S, N>): EntityQuery<S> {
    const near = this.#nearEnds(step, refine);
    return this.#with({ test: (entity) => near().has(entity.id) });
  }

  /** At the near end of no such fact: "never mentioned by". */
  whichNever<N extends StepName<S>>(step: N, refine?: Refine<S, N>): EntityQuery<S> {
    const near = this.#nearEnds(step, refine);
    return this.#with({ test: (entity) => !near().has(entity.id) });
  }

  /** Tied by the relation to each of these: `whichAll("mentioned in", sources)`. */
  whichAll<N extends StepName<S>>(step: N, far: readonly string[]): EntityQuery<S> {
    const { schema, indexes } = this.#core;
    const [{ backwards }, ...more] = relationsNamed(schema, step);
    const isBackwards = backwardsIn(schema, step);
    const farEnds = (fact: Fact) => (isBackwards(fact) ? indexes.starts(fact) : indexes.finishes(fact));
    return far.reduce<EntityQuery<S>>((query, id) => {
      if (more.length > 0) return query.which(step, (facts) => facts.filter((fact) => farEnds(fact).includes(id)));
      return query.which(step, (facts) => (backwards ? facts.from(id) : facts.to(id)));
    }, this);
  }

  /** A claim in one of the sources (or in a part of it) is about the entity: what another source alone says of the same fact is not said here. */
  inSource(...sources: readonly string[]): EntityQuery<S> {
    const named = sources.map((source) => this.#namedIn(source));
    return this.#with({ test: (entity) => named.some((ids) => ids().has(entity.id)) });
  }

  /** In each of these sources. */
  inAllSources(...sources: readonly string[]): EntityQuery<S> {
    return sources.reduce<EntityQuery<S>>((query, source) => query.inSource(source), this);
  }

  /** In none of these sources. */
  inNoSource(...sources: readonly string[]): EntityQuery<S> {
    const named = sources.map((source) => this.#namedIn(source));
    return this.#with({ test: (entity) => !named.some((ids) => ids().has(entity.id)) });
  }

  filter(test: (entity: Entity) => boolean): EntityQuery<S> {
    return this.#with({ test });
  }

  /** The far ends of the relation, by its name or (backwards) by its inverse. */
  follow<N extends StepName<S>>(step: N, refine?: Refine<S, N>): EntityQuery<S> {
    const core = this.#core;
    const factsOfStep = this.#stepFacts;
    const directions = relationsNamed(core.schema, step);
    const near = this;
    return EntityQuery.ofIds(core, factsOfStep, function* () {
      const kept = refine && new Set<Fact>(refine(factsOfStep<S, N>(core, step)));
      for (const { id } of near) {
        for (const { relation, backwards } of directions) {
          for (const fact of factsOfStep<S, N>(core, relation.name as N)[backwards ? "to" : "from"](id)) {
            if (!kept || kept.has(fact)) yield fact.subject === id ? fact.object : fact.subject;
          }
        }
      }
    });
  }

  count(): number {
    return this.toArray().length;
  }

  first(): Entity | undefined {
    for (const entity of this) return entity;
    return undefined;
  }

  ids(): readonly string[] {
    return this.toArray().map((entity) => entity.id);
  }

  toArray(): readonly Entity[] {
    return [...this];
  }

  #nearEnds<N extends StepName<S>>(step: N, refine: Refine<S, N> | undefined): () => ReadonlySet<string> {
    const { indexes, schema } = this.#core;
    const isBackwards = backwardsIn(schema, step);
    const facts = this.#stepFacts<S, N>(this.#core, step);
    return lazy(() => {
      const ids = new Set<string>();
      for (const fact of refine ? refine(facts) : facts) {
        for (const id of isBackwards(fact) ? indexes.finishes(fact) : indexes.starts(fact)) ids.add(id);
      }
      return ids;
    });
  }

  #namedIn(source: string): () => ReadonlySet<string> {
    const { indexes } = this.#core;
    const sources = this.#core.withParts(knownId(indexes, source));
    return lazy(() => {
      const ids = new Set<string>();
      for (const source of sources) {
        for (const fact of indexes.source(source)) {
          for (const claim of fact.claims) {
            if (claim.source === source) for (const id of indexes.namedBy(claim, fact)) ids.add(id);
          }
        }
      }
      return ids;
    });
  }

  #with(condition: Condition<Entity>): EntityQuery<S> {
    return new EntityQuery(this.#core, this.#stepFacts, narrow(this.#plan, condition));
  }
}

function* entitiesOf(core: Core, ids: Iterable<string | null>): Generator<Entity> {
  const seen = new Set<string>();
  for (const id of ids) {
    if (id === null || seen.has(id)) continue;
    seen.add(id);
    const entity = core.indexes.entities.get(id);
    if (entity) yield entity;
  }
}
