import type { Claim, Credibility } from "../model/claim.ts";
import { compareDays } from "../model/dates/calendar.ts";
import type { Fact } from "../model/fact.ts";
import type { RelationType } from "../model/schema.ts";
import { STANCES, type Stance } from "../model/stance.ts";
import { hasWords } from "../text/fold.ts";
import type { Core } from "./core.ts";
import { factText } from "./fact-text.ts";
import { type FilterOf, fieldTest, qualifiersNamed } from "./filter/fields.ts";
import { narrow, type Plan, walk } from "./filter/selection.ts";
import { dateNamed, didYouMean, knownId } from "./ground.ts";
import { QueryError } from "./query-error.ts";
import type { ProjectTypes } from "./typing.ts";
import { saidValue, singly } from "./values.ts";

/** Claims, filtered. Lazy, in the order of their facts. */
export class ClaimQuery<S extends ProjectTypes> implements Iterable<Claim> {
  readonly #core: Core;
  readonly #plan: Plan<Claim>;

  /** @internal */
  constructor(core: Core, plan: Plan<Claim>) {
    this.#core = core;
    this.#plan = plan;
  }

  [Symbol.iterator](): Iterator<Claim> {
    return walk(this.#plan);
  }

  stance(...stances: readonly Stance[]): ClaimQuery<S> {
    for (const stance of stances) {
      if (!STANCES.includes(stance))
        throw new QueryError(`there is no stance \`${stance}\``, didYouMean(stance, STANCES));
    }
    return this.filter((claim) => stances.includes(claim.stance));
  }

  /** Graded so by the analyst: 1 (confirmed) to 5 (improbable), 6 (cannot be judged). */
  credibility(...grades: readonly Credibility[]): ClaimQuery<S> {
    return this.filter(({ credibility }) => credibility !== null && grades.includes(credibility));
  }

  /** In a source that is graded so: `A` (completely reliable) to `E` (unreliable), `F` (cannot be judged). */
  reliability(...grades: readonly string[]): ClaimQuery<S> {
    const { entities } = this.#core.indexes;
    return this.filter(({ source }) => {
      const grade = source === null ? undefined : entities.get(source)?.attributes["reliability"];
      return typeof grade === "string" && grades.includes(grade);
    });
  }

  /** Said by one of these in so many words (`by`). */
  by(...ids: readonly string[]): ClaimQuery<S> {
    const wanted = this.#known(ids);
    return this.filter((claim) => claim.by !== null && wanted.has(claim.by));
  }

  /** The word of one of these is passed on. `unknown`: hearsay without a name. */
  relaying(...ids: readonly string[]): ClaimQuery<S> {
    const wanted = this.#known(ids);
    return this.filter((claim) => claim.relays.some((id) => wanted.has(id)));
  }

  /** The voice behind it, after climbing, is one of these. */
  voice(...ids: readonly string[]): ClaimQuery<S> {
    const wanted = this.#known(ids);
    return this.filter((claim) => this.#core.voicesOf(claim).some((id) => wanted.has(id)));
  }

  /** In one of these sources or in a part of one. */
  inSource(...ids: readonly string[]): ClaimQuery<S> {
    this.#known(ids);
    const all = new Set(ids.flatMap((id) => [...this.#core.withParts(id)]));
    return this.filter((claim) => claim.source !== null && all.has(claim.source));
  }

  /** What it says of a qualifier, by itself or with its fact: a value, any of several, or a span; without a filter, anything at all. */
  saying(qualifier: string, filter?: unknown): ClaimQuery<S> {
    return this.qualifierMeets(qualifier, () => filter);
  }

  /**
   * @internal A filter for each kind of value that qualifiers of the name have.
   * @param relations whose qualifiers may be meant; all, where they are left out
   */
  qualifierMeets(name: string, filterOf: FilterOf, relations?: readonly RelationType[]): ClaimQuery<S> {
    const { schema } = this.#core;
    const test = fieldTest(qualifiersNamed(schema, relations ?? Object.values(schema.relations), name), filterOf);
    return this.filter((claim) => {
      const fact = this.#core.factOf(claim);
      return test(fact.type, (field) => singly(saidValue(claim, fact, field.name)));
    });
  }

  /** Surely known on the date: said by then, or else in a source published by then. */
  knownOn(date: string): ClaimQuery<S> {
    const day = dateNamed(date).last;
    return this.filter((claim) => {
      const said = this.#core.saidOn(claim);
      return day === null || (said !== null && compareDays(said, day) <= 0);
    });
  }

  /** All words are in its note, its quote or what its fact is about. */
  matching(words: string): ClaimQuery<S> {
    return this.filter((claim) =>
      hasWords(`${claim.note ?? ""}\n${claim.quote ?? ""}\n${factText(this.#core.factOf(claim), this.#core)}`, words),
    );
  }

  filter(test: (claim: Claim) => boolean): ClaimQuery<S> {
    return new ClaimQuery(this.#core, narrow(this.#plan, { test }));
  }

  /** The facts behind these claims, each once. */
  facts(): readonly Fact[] {
    return [...new Set(this.toArray().map((claim) => this.#core.factOf(claim)))];
  }

  /** The voices behind these claims, each once, sorted. */
  distinctVoices(): readonly string[] {
    return [...new Set(this.toArray().flatMap((claim) => this.#core.voicesOf(claim)))].sort();
  }

  count(): number {
    let n = 0;
    for (const _ of this) n += 1;
    return n;
  }

  first(): Claim | undefined {
    for (const claim of this) return claim;
    return undefined;
  }

  ids(): readonly string[] {
    return this.toArray().map((claim) => claim.id);
  }

  toArray(): readonly Claim[] {
    return [...this];
  }

  #known(ids: readonly string[]): ReadonlySet<string> {
    return new Set(ids.map((id) => knownId(this.#core.indexes, id)));
  }
}
