/** One reason for which a format could not carry what a project holds. */
export interface Loss {
  readonly reason: string;
  readonly count: number;
  /** The first few, by id. */
  readonly examples: readonly string[];
}

/** What an export wrote and what it left out. */
export interface ExchangeReport {
  readonly format: string;
  readonly written: Readonly<Record<string, number>>;
  readonly lost: readonly Loss[];
}

const EXAMPLES = 5;

/** Counts what an export writes, and what its format cannot carry. */
export class Ledger {
  readonly #written = new Map<string, number>();
  readonly #lost = new Map<string, { count: number; examples: string[] }>();

  wrote(what: string, count: number = 1): void {
    this.#written.set(what, (this.#written.get(what) ?? 0) + count);
  }

  /** @param example the id of what was left out, or of what it is part of */
  lost(reason: string, example: string): void {
    const known = this.#lost.get(reason) ?? { count: 0, examples: [] };
    known.count += 1;
    if (known.examples.length < EXAMPLES && !known.examples.includes(example)) known.examples.push(example);
    this.#lost.set(reason, known);
  }

  /** Reasons are in the order in which they were first met. */
  report(format: string): ExchangeReport {
    const lost = [...this.#lost].map(([reason, { count, examples }]) => ({ reason, count, examples }));
    return { format, written: Object.fromEntries(this.#written), lost };
  }
}
