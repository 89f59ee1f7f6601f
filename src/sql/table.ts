import type { RelationStyles } from "../compile/fact-edge.ts";
import type { Core } from "../query/core.ts";

/** The types that mean the same on every engine we load. Text sorts by code point on all of them. */
export type ColumnType = "text" | "integer" | "double" | "boolean" | "date" | "text[]" | "json";

/** A date is `YYYY-MM-DD`, JSON its text. */
export type SqlValue = string | number | boolean | null | readonly string[];

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
  readonly required?: boolean;
  /** Draws on when sources were published: the only columns of facts and claims that do. */
  readonly dated?: true;
}

/** A table's rows, each with its values in the order of the columns. */
export type Rows<T> = (from: T) => Iterable<readonly SqlValue[]>;

/** Some facts of a larger graph, and what is to be known of it besides. */
export interface SomeFacts {
  /** Of these facts alone, without entities. */
  readonly core: Core;
  readonly styles: ReadonlyMap<string, RelationStyles>;
  readonly isEntity: (id: string) => boolean;
}

export interface Table {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Column[];
  /** The primary key. Empty: rows have none. */
  readonly key: readonly string[];
  /** What is looked up often: an index for each, on engines that need them. */
  readonly indexes: readonly (readonly string[])[];
  /** Texts of any length that are looked up whole: an index of their hashes for each, since others hold 2,700 bytes at most. */
  readonly hashed?: readonly string[];
  /** The column by which an engine of several machines distributes the rows. Without one, each machine has a copy of all of them. */
  readonly distributedBy?: string;
  /** The rows of a graph, in a fixed order. */
  readonly rows: Rows<Core>;
  /** Where they come of one fact after the other: those of some facts; and those that come of several together, behind all others. */
  readonly byFact?: { readonly rows: Rows<SomeFacts>; readonly behind?: Rows<Core> };
  /** They come of one entity after the other, and draw on no facts but those that say what is part of what. */
  readonly byEntity?: true;
}

/** A table whose rows come of one fact after the other. */
export function byFact(table: Table): Table {
  return { ...table, byFact: { rows: ({ core }) => table.rows(core) } };
}

export interface View {
  readonly name: string;
  readonly description: string;
  /** Runs on every engine as it is. */
  readonly select: string;
  /** A question it answers, as one statement. */
  readonly example: { readonly question: string; readonly sql: string };
}

export function column(name: string, type: ColumnType, description: string): Column {
  return { name, type, description };
}

/** The same where the values draw on when sources were published. */
export function dated(one: Column): Column {
  return { ...one, dated: true };
}

export function required(name: string, type: ColumnType, description: string): Column {
  return { name, type, description, required: true };
}
