import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import type { ClaimChanges } from "./claims.ts";
import type { Effect } from "./effects.ts";
import type { Rename } from "./renames.ts";
import type { ValueChange } from "./same.ts";

/**
 * What differs between two datasets: what was written, and what follows from it for the roll-ups of facts that are in both. It holds all
 * that is needed to make the second of the first. The order in which things are written does not matter.
 */
export interface DatasetDiff {
  readonly format: "entente-diff/1";
  /** Digests of the two. */
  readonly before: string;
  readonly after: string;
  /** Ids that have become others; in all that follows here, the first dataset is read with the new ones. */
  readonly renamed: readonly Rename[];
  /** The errors of the two states, where one has any. */
  readonly faults?: { readonly before?: Faults; readonly after?: Faults };
  /** Of entente.yaml and of the schema: `project.title`, `relations.supplies`. */
  readonly declared: readonly ValueChange[];
  readonly entities: {
    readonly added: readonly Entity[];
    readonly removed: readonly Entity[];
    readonly changed: readonly EntityChange[];
  };
  readonly facts: {
    readonly added: readonly Fact[];
    readonly removed: readonly Fact[];
    readonly changed: readonly FactChange[];
  };
  readonly follows: readonly RollupChange[];
}

/** What of a project with errors could not be made sense of. */
export interface LeftOut {
  /** Files of which nothing is in the dataset, sorted. */
  readonly files: readonly string[];
  /** Entries in other files of which no fact could be made. */
  readonly entries: number;
}

/** What is wrong with one of the two states, which is compared as far as it could be read. */
export interface Faults {
  readonly errors: number;
  /** How many of each, the most frequent first. */
  readonly kinds: readonly { readonly code: string; readonly name: string; readonly count: number }[];
  readonly leftOut: LeftOut;
}

export interface EntityChange {
  readonly id: string;
  readonly changes: readonly ValueChange[];
}

export interface FactChange {
  readonly id: string;
  /** Of the fact itself; its claims are compared apart. */
  readonly changes: readonly ValueChange[];
  readonly claims: ClaimChanges;
}

/** A fact's roll-up that has become another. */
export interface RollupChange {
  readonly id: string;
  readonly changes: readonly ValueChange[];
  readonly effects: readonly Effect[];
  readonly causes: readonly Cause[];
}

/** Why a roll-up has become another. */
export type Cause =
  /** Claims of the fact were added, removed or changed; or something that the fact itself says. */
  | ({ readonly kind: "claims" } & { readonly added: number; readonly removed: number; readonly changed: number })
  | { readonly kind: "fact"; readonly keys: readonly string[] }
  /** An actor's word comes down to others. `shared`: voices of the fact with which it is one now, and was not before; `parted`: the reverse. */
  | {
      readonly kind: "speaks-for";
      readonly id: string;
      readonly before: readonly string[];
      readonly after: readonly string[];
      readonly shared: readonly string[];
      readonly parted: readonly string[];
      readonly through: readonly string[];
    }
  /** Others speak in a source. */
  | {
      readonly kind: "speakers";
      readonly id: string;
      readonly before: readonly string[];
      readonly after: readonly string[];
      readonly through: readonly string[];
    }
  /** A source is an opinion, or no longer; or is dated otherwise. */
  | { readonly kind: "source"; readonly id: string; readonly keys: readonly ("kind" | "date")[] }
  /** The relation type is declared otherwise. */
  | { readonly kind: "schema"; readonly relation: string }
  /** Other facts, which bear on this one. */
  | { readonly kind: "others"; readonly facts: readonly string[] };
