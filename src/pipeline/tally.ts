import type { Links } from "../compile/links.ts";
import type { Mentions } from "../compile/reach.ts";
import type { AskedDates } from "../corroborate/date-watch.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { ColumnType } from "../emit/gexf-columns.ts";
import type { ByteRange } from "../host/byte-range.ts";
import type { Sighting } from "../project/view-watch.ts";
import type { UnresolvedReferences } from "../resolve/references.ts";
import type { Found } from "../rules/check-rules.ts";
import { isError } from "../rules/faults.ts";

/** The outputs that blocks write a part of. */
export const KINDS = ["facts", "graph", "gexf"] as const;
export type Kind = (typeof KINDS)[number];
export type Ranges = Partial<Record<Kind, ByteRange>>;

/** What of a compiled block the whole needs to know: where its outputs are, and what can only be told over all blocks. Plain data. */
export interface Tally extends Links, Mentions {
  readonly written: Readonly<Ranges>;
  readonly facts: number;
  /** The sum of its facts, where it was compiled for an output: see `FactSum`. */
  readonly sum: Uint32Array;
  readonly claims: number;
  /** Entries of which no fact could be made. */
  readonly leftOut: number;
  readonly undirected: number;
  /** Some edge has a time. */
  readonly timed: boolean;
  /** What GEXF must declare. */
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  /** The numbers of the entities that facts name. */
  readonly reached: Uint32Array;
  /** What it draws on when sources were published. */
  readonly dates: AskedDates;
  /** What rules of the project note of its facts. */
  readonly notes: Readonly<Record<string, readonly unknown[]>>;
  /** Hashes of what makes facts the same that may be written in two files. */
  readonly identities: Float64Array;
  /** Views that one of its facts fills, and facts that views name. */
  readonly seen: readonly Sighting[];
  /** What is wrong with its files, each by itself. */
  readonly findings: readonly Finding[];
  readonly unresolved: UnresolvedReferences;
  readonly found: Found;
}

export const ALL_RESOLVED: UnresolvedReferences = { nowhere: [], toFacts: [], broken: [], findings: [] };
export const NONE_FOUND: Found = { findings: [], misfits: [], contradictions: [] };

/** Whether anything is an error: nothing is written of a project then. */
export function isFaulty({
  unresolved,
  found,
  findings = [],
}: Pick<Tally, "unresolved" | "found"> & Partial<Pick<Tally, "findings">>): boolean {
  if (unresolved.nowhere.length > 0 || unresolved.toFacts.length > 0) return true;
  const lists = [findings, unresolved.findings, found.findings, found.misfits];
  return lists.some((list) => list.some(isError)) || found.contradictions.some((one) => isError(one.found));
}

/** Whether two blocks differ at most in what their facts say, and in warnings: all that the whole draws on is the same. */
export function areAlike(a: Tally, b: Tally | undefined): boolean {
  if (b === undefined) return false;
  const own = ({
    ends,
    pulls,
    shaping,
    steps,
    reached,
    identities,
    undirected,
    timed,
    columns,
    notes,
  }: Tally): string =>
    JSON.stringify([
      [ends, pulls, shaping, steps, reached, identities].map((list) => [...list]),
      undirected,
      timed,
      columns,
      notes,
    ]);
  return own(a) === own(b);
}
