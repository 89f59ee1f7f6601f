import { knownWhen } from "../corroborate/clocks.ts";
import type { Following } from "../corroborate/consequences.ts";
import { ownVoices, readStatements, voicesOfClaims } from "../corroborate/statements.ts";
import { PART_OF } from "../corroborate/vocabulary.ts";
import { type Voices, voicesOf } from "../corroborate/voices.ts";
import type { Claim } from "../model/claim.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import type { Schema } from "../model/schema.ts";
import { followingIn } from "./following.ts";
import { type FactIndex, Indexes, indexBy } from "./indexes.ts";
import { readNames } from "./names/read-names.ts";
import { QueryError } from "./query-error.ts";

/** Of how many claims the voices are held: a walk over all claims of a large graph needs those of one fact at a time. */
const HELD = 100_000;

/** What all queries on one dataset share: the dataset, its indexes, and who speaks for whom. */
export class Core {
  readonly dataset: Dataset;
  readonly indexes: Indexes;
  readonly #wholes = new Map<string, readonly string[]>();
  readonly #whole: Core | undefined;
  /** The voices of a fact's claims: read for all of them at once, or 20,000 claims of one fact would be read 20,000 times. */
  readonly #heard = new Map<Fact, ReadonlyMap<string, readonly string[]>>();
  #heardClaims = 0;
  #voices: Voices | undefined;
  #following: ReadonlyMap<string, readonly Following[]> | undefined;
  #words: FactIndex | undefined;

  /**
   * @param voices who speaks for whom, where the dataset is a part of a larger one that knows better
   * @param whole the graph that this one is a view of: what a source is part of does not depend on when that was said
   */
  constructor(dataset: Dataset, voices?: Voices, whole?: Core) {
    this.dataset = dataset;
    this.#voices = voices ?? whole?.voices;
    this.#whole = whole;
    this.indexes = new Indexes(dataset);
  }

  get schema(): Schema {
    return this.dataset.schema;
  }

  get voices(): Voices {
    this.#voices ??= voicesOf(this.indexes.entities, this.dataset.facts, this.schema);
    return this.#voices;
  }

  /** The graph that this one is a view of; itself where it is none. */
  get whole(): Core {
    return this.#whole?.whole ?? this;
  }

  factOf(claim: Claim): Fact {
    const fact = this.indexes.facts.get(claim.fact);
    if (fact) return fact;
    throw new QueryError(`claim ${claim.id} is of no fact of this graph`);
  }

  /** What follows from facts, by each of its ends. */
  get following(): ReadonlyMap<string, readonly Following[]> {
    this.#following ??= followingIn(this.schema, this.indexes);
    return this.#following;
  }

  /** Who bears a name, by the name folded. */
  get names(): ReadonlyMap<string, readonly Entity[]> {
    return readNames(this.dataset.entities);
  }

  /** The independent voices behind a claim, sorted: whom it relays, else who makes it, climbed. */
  voicesOf(claim: Claim): readonly string[] {
    const fact = this.factOf(claim);
    // Most facts have one claim, and need no table.
    if (fact.claims.length === 1) return ownVoices(claim, this.voices);
    let heard = this.#heard.get(fact);
    if (!heard) {
      heard = voicesOfClaims(fact, this.voices);
      if (this.#heardClaims > HELD) {
        this.#heard.clear();
        this.#heardClaims = 0;
      }
      this.#heard.set(fact, heard);
      this.#heardClaims += heard.size;
    }
    return heard.get(claim.id) ?? [];
  }

  /** The facts of which a root (see `Voices.roots`) says anything that it has not taken back. */
  spokenOf(root: string): readonly Fact[] {
    this.#words ??= indexBy(this.dataset.facts, (fact) =>
      readStatements(fact, this.voices).flatMap(({ roots, takenBack }) => (takenBack ? [] : roots)),
    );
    return this.#words.get(root) ?? [];
  }

  /** The day by which a claim was surely made; null: undated. */
  saidOn(claim: Claim): string | null {
    return knownWhen(claim, this.voices);
  }

  /** A source and all that it is part of, up to the outermost whole. Kept, since filters ask it of every claim. */
  withWholes(source: string): readonly string[] {
    if (this.#whole) return this.#whole.withWholes(source);
    let all = this.#wholes.get(source);
    if (!all) {
      const found = new Set([source]);
      for (const part of found) {
        for (const { object } of this.indexes.fromWithin(PART_OF, part)) if (object !== null) found.add(object);
      }
      all = [...found];
      this.#wholes.set(source, all);
    }
    return all;
  }

  /** The sources of a fact's claims and those that these are part of, each once: where `inSource` finds it. */
  sourcesOf({ claims }: Fact): readonly string[] {
    const [first] = claims;
    // Most facts have one claim, and need no set.
    if (claims.length === 1) return first?.source ? this.withWholes(first.source) : [];
    return [...new Set(claims.flatMap(({ source }) => (source === null ? [] : this.withWholes(source))))];
  }

  /** A source and all that is part of it: the comments below an article. */
  withParts(source: string): ReadonlySet<string> {
    if (this.#whole) return this.#whole.withParts(source);
    const all = new Set([source]);
    for (const whole of all) {
      for (const fact of this.indexes.toWithin(PART_OF, whole)) all.add(fact.subject);
    }
    return all;
  }
}
