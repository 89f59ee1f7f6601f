/** What became of a row, for one rule. */
export type Outcome = "left out" | "written" | "changed" | "same" | "repeated" | "kept" | "refused";

export const OUTCOMES: readonly Outcome[] = ["left out", "written", "changed", "same", "repeated", "kept", "refused"];

/** The rows of one file that one rule was asked about, counted. They add up to `rows`. */
export interface RuleTally {
  readonly file: string;
  readonly rule: string;
  rows: number;
  readonly outcomes: Record<Outcome, number>;
}

export class Tally {
  readonly #counts = new Map<string, RuleTally>();

  rows(file: string, rule: string): void {
    this.#of(file, rule).rows += 1;
  }

  add(file: string, rule: string, outcome: Outcome): void {
    this.#of(file, rule).outcomes[outcome] += 1;
  }

  list(): readonly RuleTally[] {
    return [...this.#counts.values()];
  }

  #of(file: string, rule: string): RuleTally {
    const key = `${file}\0${rule}`;
    let counts = this.#counts.get(key);
    if (counts === undefined) {
      const outcomes = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
      counts = { file, rule, rows: 0, outcomes };
      this.#counts.set(key, counts);
    }
    return counts;
  }
}
