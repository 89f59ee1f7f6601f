import type { Voices } from "../corroborate/voices.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { type Column, ColumnCollector, EDGE_PLACES } from "../emit/gexf-columns.ts";
import type { Entity } from "../model/entity.ts";
import { compareText } from "../model/order.ts";
import type { Schema } from "../model/schema.ts";
import type { Resolved } from "../resolve/resolve.ts";
import { idleTheses, takesSide } from "../rules/idle-thesis.ts";
import { type Belongings, noteBelonging, partiesInAllButName } from "../rules/party-in-all-but-name.ts";
import { reachFrom, unreached } from "../rules/unreachable-entity.ts";
import { openContext } from "./context.ts";
import type { Kept } from "./keep.ts";
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
    findings: absences(
      schema,
      whole.entities,
      entities.map(({ id }) => id),
      tallies,
      () => openContext(whole.context, schema, whole).voices,
    ),
  };
}

/** What is kept of a whole; where none was put together anew, what was kept of the last one. */
export function keptLinks(linked: Linked | null, before: Kept | null): Pick<Kept, "linked" | "entities"> {
  if (linked) return { linked: linked.findings, entities: linked.entities.length };
  return { linked: before?.linked ?? [], entities: before?.entities ?? 0 };
}

/**
 * What the rules of absence find: what a whole project lacks.
 *
 * @param numbered the ids of the entities by their numbers, so sorted
 * @param voices who speaks for whom in the whole
 * @param own facts that no tally counts
 */
export function absences(
  schema: Schema,
  entities: ReadonlyMap<string, Entity>,
  numbered: readonly string[],
  tallies: readonly Tally[],
  voices: () => Voices,
  own?: Pick<Resolved, "facts" | "items">,
): readonly Finding[] {
  const held = new Set<unknown>(tallies.flatMap((tally) => tally.held));
  const left = leftBy(tallies, numbered);
  const reach = (id: unknown): void => void left.delete(id);
  const noted: Belongings = {
    denials: tallies.flatMap(({ denials }) => denials),
    belongings: tallies.flatMap(({ belongings }) => belongings),
  };
  for (const fact of own?.facts ?? []) {
    noteBelonging(noted, { items: own?.items ?? new Map() }, fact, schema);
    if (takesSide(fact)) held.add(fact.object);
    for (const id of [fact.subject, fact.object]) reach(id);
    reachFrom(fact, schema, reach);
  }
  return [
    ...idleTheses(entities, held, schema),
    ...unreached(entities, left, schema),
    ...partiesInAllButName(noted, entities, schema, voices),
  ];
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

/** The ids that no block's facts name. */
function leftBy(tallies: readonly Tally[], numbered: readonly string[]): Set<unknown> {
  const isReached = new Uint8Array(numbered.length);
  for (const { reached } of tallies) for (const number of reached) isReached[number] = 1;
  return new Set(numbered.filter((_, n) => isReached[n] === 0));
}
