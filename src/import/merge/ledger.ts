import { createHash } from "node:crypto";
import { compareText } from "../../model/order.ts";

/** What an import wrote of one record: so that an edit by hand is told from a change of the origin. */
export interface LedgerEntry {
  /** Of a claim: its fact, and how it is found again. */
  readonly fact?: string;
  readonly source?: string;
  readonly at?: string;
  /** Of an entity. */
  readonly id?: string;
  /** What each field was: as JSON or, where that is long, a digest. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The record of what one map imported, line by line. */
export class Ledger {
  readonly #before: ReadonlyMap<string, string>;
  readonly #after = new Map<string, string>();

  constructor(text: string) {
    const lines = text.split("\n").filter((line) => line !== "");
    this.#before = new Map(lines.map((line) => [keyOf(line), line]));
  }

  before(key: string): LedgerEntry | undefined {
    const line = this.#before.get(key);
    return line === undefined ? undefined : (JSON.parse(line) as [string, LedgerEntry])[1];
  }

  has(key: string): boolean {
    return this.#before.has(key) || this.#after.has(key);
  }

  isSeen(key: string): boolean {
    return this.#after.has(key);
  }

  set(key: string, entry: LedgerEntry): void {
    const line = JSON.stringify([key, entry]);
    const was = this.#before.get(key);
    this.#after.set(key, was === line ? was : line);
  }

  /** Keys of records that the origin no longer has. */
  vanished(): readonly string[] {
    return [...this.#before.keys()].filter((key) => !this.#after.has(key));
  }

  /** All records, those that vanished included: what they wrote is still there. Sorted, so that a diff shows what changed. */
  text(): string {
    const all = new Map([...this.#before, ...this.#after]);
    return [...all]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, line]) => `${line}\n`)
      .join("");
  }
}

function keyOf(line: string): string {
  return (JSON.parse(line) as [string])[0];
}

/** So many characters of a value are kept as they are, for people who read a diff. */
const SHORT = 60;

/** What the ledger keeps of a value. */
export function kept(value: unknown): string {
  const json = JSON.stringify(value) ?? "";
  return json.length <= SHORT ? json : `#${createHash("sha256").update(json).digest("base64").slice(0, 20)}`;
}

export function keptFields(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, kept(value)]));
}
