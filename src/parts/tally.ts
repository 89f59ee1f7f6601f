import type { Links } from "../compile/links.ts";
import type { Mentions } from "../compile/reach.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { ColumnType } from "../emit/gexf-columns.ts";
import type { Stretch } from "../host/spill.ts";
import type { Sighting } from "../project/view-watch.ts";
import type { Belonging, Denial } from "../rules/party-in-all-but-name.ts";

/** The outputs that blocks write a part of. */
export type Kind = "facts" | "graph" | "gexf";
export type Stretches = Partial<Record<Kind, Stretch>>;

/** What of a compiled block the whole needs to know: where its outputs stand, and what can only be told over all blocks. */
export interface Tally extends Links, Mentions {
  readonly written: Readonly<Stretches>;
  readonly facts: number;
  readonly claims: number;
  readonly undirected: number;
  /** Some edge has a time. */
  readonly timed: boolean;
  /** What GEXF must declare. */
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  /** The places of the entities that are named by facts. */
  readonly reached: Uint32Array;
  /** Theses that somebody argues or disputes. */
  readonly held: readonly string[];
  /** Who denies what, and who belongs to whom. */
  readonly denials: readonly Denial[];
  readonly belongings: readonly Belonging[];
  /** Hashes of what makes facts the same that may be written in two files. */
  readonly identities: Float64Array;
  /** Views that one of its facts fills, and facts that views name. */
  readonly seen: readonly Sighting[];
  /** Warnings: where there is an error, nothing is compiled. */
  readonly findings: readonly Finding[];
}

/** Whether two blocks differ at most in what their facts say, and in warnings: all that the whole draws on is the same. */
export function areAlike(a: Tally, b: Tally | undefined): boolean {
  if (b === undefined) return false;
  const own = ({ ends, pulls, shaping, reached, identities, undirected, timed, columns, ...rest }: Tally): string =>
    JSON.stringify([
      [ends, pulls, shaping, reached, identities].map((list) => [...list]),
      undirected,
      timed,
      columns,
      rest.held,
      rest.denials,
      rest.belongings,
    ]);
  return own(a) === own(b);
}
