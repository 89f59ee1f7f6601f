import type { Finding } from "../diagnostics/diagnostic.ts";
import { type Column, ColumnCollector, EDGE_PLACES } from "../emit/gexf-columns.ts";
import type { Entity } from "../model/entity.ts";
import { compareText } from "../model/order.ts";
import type { Schema } from "../model/schema.ts";
import { idleTheses } from "../rules/idle-thesis.ts";
import { unreached } from "../rules/unreachable-entity.ts";
import { isAsPredicted } from "./predict-columns.ts";
import type { Survey } from "./survey.ts";
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
  /** Warnings that come of all blocks together. */
  readonly findings: readonly Finding[];
}

export function totals(tallies: readonly Tally[]): Totals {
  const sum = (count: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + count(tally), 0);
  return {
    facts: sum(({ facts }) => facts),
    claims: sum(({ claims }) => claims),
    edges: sum(({ pulls }) => pulls.length),
  };
}

/** Puts blocks together, the derived edges among them. Null where only a look at all facts at once can tell what is right. */
export function link(schema: Schema, whole: Survey, tallies: readonly Tally[]): Linked | null {
  if (hasTwins(tallies)) return null;
  const entities = [...whole.entities.values()].sort((a, b) => compareText(a.id, b.id));
  const columns = new ColumnCollector(EDGE_PLACES);
  for (const tally of tallies) for (const [name, type] of tally.columns) columns.addType(name, type);
  const found = columns.columns();
  if (!isAsPredicted(whole.context.columns, found)) return null;
  return {
    entities,
    undirected: tallies.reduce((sum, { undirected }) => sum + undirected, 0),
    timed: tallies.some((tally) => tally.timed),
    columns: found,
    findings: [
      ...idleTheses(whole.entities, new Set(tallies.flatMap(({ held }) => held)), schema),
      ...unreached(whole.entities, leftBy(tallies, entities), schema),
    ],
  };
}

/** Whether two facts may be one that is written in two files. */
function hasTwins(tallies: readonly Tally[]): boolean {
  const all = new Float64Array(tallies.reduce((sum, { identities }) => sum + identities.length, 0));
  let at = 0;
  for (const { identities } of tallies) {
    all.set(identities, at);
    at += identities.length;
  }
  return all.sort().some((hash, n) => hash === all[n - 1]);
}

/** The ids that no fact names. `entities`: all, sorted by id. */
export function leftBy(tallies: readonly Tally[], entities: readonly Entity[]): Set<unknown> {
  const isReached = new Uint8Array(entities.length);
  for (const { reached } of tallies) for (const number of reached) isReached[number] = 1;
  return new Set(entities.filter((_, n) => isReached[n] === 0).map(({ id }) => id));
}
