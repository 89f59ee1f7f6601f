import { knownWhen } from "../corroborate/clocks.ts";
import { voice } from "../corroborate/statements.ts";
import { PART_OF } from "../corroborate/vocabulary.ts";
import { type Voices, voicesOf } from "../corroborate/voices.ts";
import type { Claim } from "../model/claim.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import type { Schema } from "../model/schema.ts";
import { Indexes } from "./indexes.ts";
import { readNames } from "./names.ts";
import { QueryError } from "./query-error.ts";

/** What all queries on one dataset share: the dataset, its indexes, and who speaks for whom. */
export class Core {
  readonly dataset: Dataset;
  readonly indexes: Indexes;
  #voices: Voices | undefined;
  #names: ReadonlyMap<string, readonly Entity[]> | undefined;

  /** @param voices who speaks for whom, where the dataset is a view of a larger one that knows better */
  constructor(dataset: Dataset, voices?: Voices) {
    this.dataset = dataset;
    this.#voices = voices;
    this.indexes = new Indexes(dataset);
  }

  get schema(): Schema {
    return this.dataset.schema;
  }

  get voices(): Voices {
    this.#voices ??= voicesOf(this.indexes.entities, this.dataset.facts, this.schema);
    return this.#voices;
  }

  factOf(claim: Claim): Fact {
    const fact = this.indexes.facts.get(claim.fact);
    if (fact) return fact;
    throw new QueryError(`claim ${claim.id} is of no fact of this graph`);
  }

  /** Who bears a name, by the name folded. */
  get names(): ReadonlyMap<string, readonly Entity[]> {
    this.#names ??= readNames(this);
    return this.#names;
  }

  /** The independent voices behind a claim, sorted: whom it relays, else who makes it, climbed. */
  voicesOf(claim: Claim): readonly string[] {
    return voice(claim, this.factOf(claim), this.voices);
  }

  /** The day by which a claim was surely made; null: undated. */
  saidOn(claim: Claim): string | null {
    return knownWhen(claim, this.voices);
  }

  /** A source and all that is part of it: the comments below an article. */
  withParts(source: string): ReadonlySet<string> {
    const all = new Set([source]);
    for (const whole of all) {
      for (const fact of this.indexes.toWithin(PART_OF, whole)) all.add(fact.subject);
    }
    return all;
  }
}
