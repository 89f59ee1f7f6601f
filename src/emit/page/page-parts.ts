import type { Places } from "../../compile/layout/keep-places.ts";
import type { Links } from "../../compile/links.ts";
import type { Mentions } from "../../compile/reach.ts";
import type { Entity } from "../../model/entity.ts";
import type { PageChanges, PageTies } from "../../model/outputs/page.ts";
import type { Opening } from "../digest.ts";

/** What the page's files are made of. Nothing is made before it is asked for. */
export interface PageParts {
  readonly opening: Opening;
  /** Of facts. */
  readonly count: number;
  readonly entityCount: number;
  readonly digest: string;
  /** Facts as a JSON array, one on each line. */
  readonly facts: () => Iterable<Uint8Array>;
  /** Sorted by id. */
  readonly entities: () => readonly Entity[];
  readonly places: () => Places;
  readonly ties: () => PageTies;
  /** Of all edges and of all facts, in their order; entities are numbered as they are sorted. */
  readonly links: () => readonly Links[];
  readonly mentions: () => readonly Mentions[];
  /** Where two states are shown as one: all of it is drawn then, however much it is. */
  readonly changes?: PageChanges;
}
