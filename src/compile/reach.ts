import type { Fact } from "../model/fact.ts";
import { eachNamedBesides } from "../model/references.ts";
import type { Schema } from "../model/schema.ts";
import type { NumberOf } from "./number-of.ts";

/** Which entities each of some facts names, by their numbers: its ends, whatever its qualifiers refer to, who speaks in its claims. */
export interface Mentions {
  /** Those of one fact after those of the fact before, each once. */
  readonly named: Uint32Array;
  /** How many each fact names. */
  readonly counts: Uint32Array;
}

/** The entities that facts name, block by block. */
export class Reach {
  readonly #schema: Schema;
  readonly #endOf: NumberOf;
  readonly #numberOf: NumberOf;
  /** For each entity the last block and the last fact that named it: cheaper than to forget all between two of them. */
  readonly #namedBy: Uint32Array;
  readonly #namedIn: Uint32Array;
  #block = 0;
  #fact = 0;
  #numbers: number[] = [];
  #named: number[] = [];
  #counts: number[] = [];

  /**
   * @param entities how many there are
   * @param endOf the number of an end of a fact
   * @param numberOf the number of whatever else it names
   */
  constructor(schema: Schema, entities: number, endOf: NumberOf, numberOf: NumberOf = endOf) {
    this.#schema = schema;
    this.#endOf = endOf;
    this.#numberOf = numberOf;
    this.#namedBy = new Uint32Array(entities);
    this.#namedIn = new Uint32Array(entities);
  }

  /** Forgets the block before. */
  begin(): void {
    this.#block += 1;
    this.#numbers = [];
    this.#named = [];
    this.#counts = [];
  }

  add(fact: Fact): void {
    this.#fact += 1;
    const before = this.#named.length;
    this.#note(this.#endOf(fact.subject));
    if (fact.object !== null) this.#note(this.#endOf(fact.object));
    eachNamedBesides(fact, this.#schema, this.#reach);
    this.#counts.push(this.#named.length - before);
  }

  /** Each once. */
  numbers(): Uint32Array {
    return Uint32Array.from(this.#numbers);
  }

  mentions(): Mentions {
    return { named: Uint32Array.from(this.#named), counts: Uint32Array.from(this.#counts) };
  }

  readonly #reach = (id: string | null): void => {
    if (id !== null) this.#note(this.#numberOf(id));
  };

  #note(number: number | undefined): void {
    if (number === undefined || this.#namedIn[number] === this.#fact) return;
    this.#namedIn[number] = this.#fact;
    this.#named.push(number);
    if (this.#namedBy[number] === this.#block) return;
    this.#namedBy[number] = this.#block;
    this.#numbers.push(number);
  }
}
