import type { Claim } from "../model/claim.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { eachReference } from "../model/references.ts";
import type { Schema } from "../model/schema.ts";
import { endsOf, finishesOf, isSymmetric, namedIn, startsOf } from "./ends.ts";
import { heardOn } from "./heard-on.ts";

/** Facts by some key, each list in the order of the dataset. */
export type FactIndex = ReadonlyMap<string, readonly Fact[]>;

/** An attribute that refers to another entity: `operator: malaysia-airlines`, seen from either end. */
export interface Reference {
  /** Whose attribute it is. */
  readonly entity: Entity;
  readonly attribute: string;
  /** The id that it gives. */
  readonly target: string;
}

const NONE: readonly never[] = [];

/** Indexes over a dataset, each built when first asked for and kept. */
export class Indexes {
  readonly dataset: Dataset;
  readonly #built = new Map<string, FactIndex>();
  readonly #starts = new Map<string, FactIndex>();
  readonly #finishes = new Map<string, FactIndex>();
  #references: ReadonlyMap<string, readonly Reference[]> | undefined;
  #entities: ReadonlyMap<string, Entity> | undefined;
  #formerEntities: ReadonlyMap<string, string> | undefined;
  #facts: ReadonlyMap<string, Fact> | undefined;
  #formerFacts: ReadonlyMap<string, Fact> | undefined;
  #claims: ReadonlyMap<string, Claim> | undefined;

  constructor(dataset: Dataset) {
    this.dataset = dataset;
  }

  get entities(): ReadonlyMap<string, Entity> {
    this.#entities ??= new Map(this.dataset.entities.map((entity) => [entity.id, entity]));
    return this.#entities;
  }

  get facts(): ReadonlyMap<string, Fact> {
    this.#facts ??= new Map(this.dataset.facts.map((fact) => [fact.id, fact]));
    return this.#facts;
  }

  /** Present ids of entities by those that they used to have. */
  get formerEntities(): ReadonlyMap<string, string> {
    this.#formerEntities ??= new Map(
      this.dataset.entities.flatMap(({ id, former_ids }) => former_ids.map((former) => [former, id] as const)),
    );
    return this.#formerEntities;
  }

  /** Facts by the ids that they used to have. */
  get formerFacts(): ReadonlyMap<string, Fact> {
    this.#formerFacts ??= new Map(
      this.dataset.facts.flatMap((fact) => fact.former_ids?.map((id) => [id, fact] as const) ?? []),
    );
    return this.#formerFacts;
  }

  get claims(): ReadonlyMap<string, Claim> {
    this.#claims ??= new Map(this.dataset.facts.flatMap((fact) => fact.claims.map((claim) => [claim.id, claim])));
    return this.#claims;
  }

  ofType(type: string): readonly Fact[] {
    return this.#by("type", this.dataset.facts, (fact) => [fact.type]).get(type) ?? NONE;
  }

  /** Symmetric facts are under both of their ends, as subject and as object alike. */
  from(id: string): readonly Fact[] {
    return this.#by("from", this.dataset.facts, (fact) => this.starts(fact)).get(id) ?? NONE;
  }

  to(id: string): readonly Fact[] {
    return this.#by("to", this.dataset.facts, (fact) => this.finishes(fact)).get(id) ?? NONE;
  }

  /** The same within one relation type, so that a hub of many types costs nothing. */
  fromWithin(type: string, id: string): readonly Fact[] {
    return this.startsWithin(type).get(id) ?? NONE;
  }

  toWithin(type: string, id: string): readonly Fact[] {
    return this.finishesWithin(type).get(id) ?? NONE;
  }

  /** All facts of a relation type by where they start. */
  startsWithin(type: string): FactIndex {
    return this.#within(this.#starts, type, (fact) => this.starts(fact));
  }

  finishesWithin(type: string): FactIndex {
    return this.#within(this.#finishes, type, (fact) => this.finishes(fact));
  }

  /** Facts with the entity at either end or in a qualifier that refers to entities. */
  about(id: string): readonly Fact[] {
    return this.#by("about", this.dataset.facts, (fact) => this.named(fact)).get(id) ?? NONE;
  }

  source(id: string): readonly Fact[] {
    return (
      this.#by("source", this.dataset.facts, (fact) => known(fact.claims.map((claim) => claim.source))).get(id) ?? NONE
    );
  }

  claimant(id: string): readonly Fact[] {
    return (
      this.#by("claimant", this.dataset.facts, (fact) => known(fact.claims.map((claim) => claim.by))).get(id) ?? NONE
    );
  }

  voice(id: string): readonly Fact[] {
    return this.#by("voice", this.dataset.facts, (fact) => fact.rollup.voices).get(id) ?? NONE;
  }

  denier(id: string): readonly Fact[] {
    return this.#by("denier", this.dataset.facts, (fact) => fact.rollup.deniers).get(id) ?? NONE;
  }

  heard(id: string): readonly Fact[] {
    return this.#by("heard", this.dataset.facts, heardOn).get(id) ?? NONE;
  }

  starts(fact: Fact): readonly string[] {
    return startsOf(this.dataset.schema, fact);
  }

  finishes(fact: Fact): readonly string[] {
    return finishesOf(this.dataset.schema, fact);
  }

  symmetric(fact: Fact): boolean {
    return isSymmetric(this.dataset.schema, fact);
  }

  /** Whom a fact is about: both ends, and whatever a qualifier of it or of one of its claims refers to. */
  named(fact: Fact): readonly string[] {
    return namedIn(this.dataset.schema, fact);
  }

  /** Whom a claim is about: both ends of its fact, and what the fact's qualifiers refer to unless it gives its own. */
  namedBy(claim: Claim, fact: Fact): readonly string[] {
    const ids = endsOf(fact);
    const fields = this.dataset.schema.relations[fact.type]?.qualifiers;
    eachReference(fields, fact.qualifiers, (id, name) => {
      if (!Object.hasOwn(claim.says, name)) ids.push(id);
    });
    eachReference(fields, claim.says, (id) => ids.push(id));
    return ids;
  }

  /** The attributes of other entities that refer to this one, in the order of the dataset. */
  referring(id: string): readonly Reference[] {
    this.#references ??= referencesIn(this.dataset);
    return this.#references.get(id) ?? NONE;
  }

  #by(name: string, facts: readonly Fact[], keys: (fact: Fact) => readonly string[]): FactIndex {
    const built = this.#built.get(name) ?? indexBy(facts, keys);
    this.#built.set(name, built);
    return built;
  }

  /** Asked for once a step of a pattern and fact: by the type alone, without a name to be made. */
  #within(known: Map<string, FactIndex>, type: string, keys: (fact: Fact) => readonly string[]): FactIndex {
    let built = known.get(type);
    if (!built) {
      built = indexBy(this.ofType(type), keys);
      known.set(type, built);
    }
    return built;
  }
}

/** Facts by each of their keys, once for each. */
export function indexBy(facts: readonly Fact[], keys: (fact: Fact) => readonly string[]): FactIndex {
  const index = new Map<string, Fact[]>();
  for (const fact of facts) {
    const all = keys(fact);
    for (const key of all.length > 1 ? new Set(all) : all) {
      const list = index.get(key);
      if (list) list.push(fact);
      else index.set(key, [fact]);
    }
  }
  return index;
}

function known(ids: readonly (string | null)[]): readonly string[] {
  return ids.filter((id) => id !== null);
}

/** Every attribute that refers, by what it refers to. */
function referencesIn({ entities, schema }: Dataset): ReadonlyMap<string, readonly Reference[]> {
  const index = new Map<string, Reference[]>();
  for (const entity of entities) {
    for (const reference of referencesOf(entity, schema)) {
      const list = index.get(reference.target);
      if (list) list.push(reference);
      else index.set(reference.target, [reference]);
    }
  }
  return index;
}

/** The attributes of an entity that refer, one for each entity that they refer to. */
export function referencesOf(entity: Entity, schema: Schema): readonly Reference[] {
  const references: Reference[] = [];
  eachReference(schema.entities[entity.type]?.attributes, entity.attributes, (target, attribute) => {
    const isAgain = references.some((one) => one.attribute === attribute && one.target === target);
    if (!isAgain) references.push({ entity, attribute, target });
  });
  return references;
}
