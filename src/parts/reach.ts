import type { Fact } from "../model/fact.ts";
import type { Schema } from "../model/schema.ts";
import { reachFrom } from "../rules/unreachable-entity.ts";
import type { Scope } from "./context.ts";
import type { NumberOf } from "./number-of.ts";

/** The entities that a block's facts name, each once. */
export class Reach {
  readonly #schema: Schema;
  readonly #numberOf: NumberOf;
  /** For each entity the last block that named it: cheaper than to forget all between two blocks. */
  readonly #namedBy: Uint32Array;
  #block = 0;
  #numbers: number[] = [];

  constructor({ schema, numbers }: Pick<Scope, "schema" | "numbers">, numberOf: NumberOf) {
    this.#schema = schema;
    this.#numberOf = numberOf;
    this.#namedBy = new Uint32Array(numbers.size);
  }

  /** Forgets the block before. */
  begin(): void {
    this.#block += 1;
    this.#numbers = [];
  }

  add(fact: Fact): void {
    this.#reach(fact.subject);
    this.#reach(fact.object);
    reachFrom(fact, this.#schema, this.#reach);
  }

  numbers(): Uint32Array {
    return Uint32Array.from(this.#numbers);
  }

  readonly #reach = (id: unknown): void => {
    const number = typeof id === "string" ? this.#numberOf(id) : undefined;
    if (number === undefined || this.#namedBy[number] === this.#block) return;
    this.#namedBy[number] = this.#block;
    this.#numbers.push(number);
  };
}
