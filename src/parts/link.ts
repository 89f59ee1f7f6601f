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

/** What all blocks come to together. */
export interface Linked {
  /** Sorted by id. */
  readonly entities: readonly Entity[];
  readonly facts: number;
  readonly claims: number;
  readonly edges: number;
  readonly undirected: number;
  readonly timed: boolean;
  readonly columns: readonly Column[];
  /** Of all blocks, and of the whole. */
  readonly findings: readonly Finding[];
}

/** Puts blocks together, the derived edges among them. Null where only a look at all facts at once can tell what is right. */
export function link(schema: Schema, whole: Survey, tallies: readonly Tally[]): Linked | null {
  if (hasTwins(tallies)) return null;
  const entities = [...whole.entities.values()].sort((a, b) => compareText(a.id, b.id));
  const columns = new ColumnCollector(EDGE_PLACES);
  for (const tally of tallies) for (const [name, type] of tally.columns) columns.addType(name, type);
  const found = columns.columns();
  if (!isAsPredicted(whole.context.columns, found)) return null;
  const sum = (count: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + count(tally), 0);
  return {
    entities,
    facts: sum(({ facts }) => facts),
    claims: sum(({ claims }) => claims),
    edges: sum(({ pulls }) => pulls.length),
    undirected: sum(({ undirected }) => undirected),
    timed: tallies.some((tally) => tally.timed),
    columns: found,
    findings: [
      ...whole.findings,
      ...tallies.flatMap(({ findings }) => findings),
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

function leftBy(tallies: readonly Tally[], entities: readonly Entity[]): Set<unknown> {
  const isReached = new Uint8Array(entities.length);
  for (const { reached } of tallies) for (const number of reached) isReached[number] = 1;
  return new Set(entities.filter((_, n) => isReached[n] === 0).map(({ id }) => id));
}
