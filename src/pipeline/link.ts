import type { Voices } from "../corroborate/voices.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { type Column, ColumnCollector, EDGE_PLACES } from "../emit/gexf-columns.ts";
import type { Entity } from "../model/entity.ts";
import { compareText } from "../model/order.ts";
import type { Schema } from "../model/schema.ts";
import { checkWhole } from "../rules/check-rules.ts";
import type { Names } from "./survey.ts";
import type { Tally } from "./tally.ts";

/** How many there are in all blocks. */
export interface Totals {
  readonly facts: number;
  readonly claims: number;
  readonly edges: number;
}

/** What all blocks come to together. */
export interface Linked {
  /** Sorted by id. */
  readonly entities: readonly Entity[];
  readonly undirected: number;
  readonly timed: boolean;
  readonly columns: readonly Column[];
}

export function totals(tallies: readonly Tally[]): Totals {
  const sum = (count: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + count(tally), 0);
  return {
    facts: sum(({ facts }) => facts),
    claims: sum(({ claims }) => claims),
    edges: sum(({ pulls }) => pulls.length),
  };
}

/** Puts blocks together, the derived edges among them. */
export function link({ entities }: Names, tallies: readonly Tally[]): Linked {
  const columns = new ColumnCollector(EDGE_PLACES);
  for (const tally of tallies) for (const [name, type] of tally.columns) columns.addType(name, type);
  return {
    entities: [...entities.values()].sort((a, b) => compareText(a.id, b.id)),
    undirected: tallies.reduce((sum, { undirected }) => sum + undirected, 0),
    timed: tallies.some((tally) => tally.timed),
    columns: columns.columns(),
  };
}

/** What a whole project lacks. */
export function lacking(
  schema: Schema,
  entities: () => ReadonlyMap<string, Entity>,
  tallies: readonly Tally[],
  voices: () => Voices,
  onlyErrors: boolean,
): readonly Finding[] {
  const unnamed = (): Set<unknown> => {
    const all = entities();
    const isReached = new Uint8Array(all.size);
    for (const { reached } of tallies) for (const number of reached) isReached[number] = 1;
    return new Set([...all.keys()].sort().filter((_, n) => isReached[n] === 0));
  };
  const notes = (rule: string): readonly unknown[] => tallies.flatMap((tally) => tally.notes[rule] ?? []);
  const whole = {
    get entities() {
      return entities();
    },
    voices,
    unnamed,
  };
  return checkWhole(notes, whole, schema, onlyErrors);
}

/** Hashes that several facts have: they may be one that is written in two files. */
export function repeatedHashes(tallies: readonly Tally[]): ReadonlySet<number> {
  const all = new Float64Array(tallies.reduce((sum, { identities }) => sum + identities.length, 0));
  let at = 0;
  for (const { identities } of tallies) {
    all.set(identities, at);
    at += identities.length;
  }
  return new Set(all.sort().filter((hash, n) => hash === all[n - 1]));
}
