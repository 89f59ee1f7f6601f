import type { RelationStyles } from "../compile/fact-edge.ts";
import type { Voices } from "../corroborate/voices.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
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
  readonly typeOf: TypeOf;
}

/** The type of an entity; undefined where an id is none's. */
export type TypeOf = (id: string) => string | undefined;

/** What of a graph other rows draw on than those that come of one fact or of one entity after the other. */
export interface Whole extends Pick<Dataset, "schema"> {
  /** One after the other. */
  readonly entities: Iterable<Entity>;
  /** Those of some relations alone: see `wholeRelations`. */
  readonly facts: readonly Fact[];
  readonly typeOf: TypeOf;
  readonly voices: Voices;
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
  /** Where they come of one fact after the other: those of some facts. */
  readonly byFact?: Rows<SomeFacts>;
  /** They come of one entity after the other, and draw on no facts but those that say what is part of what. */
  readonly byEntity?: true;
  /** Those that come neither of one fact nor of one entity after the other: behind all others. */
  readonly ofWhole?: Rows<Whole>;
}

/** A table whose rows come of one fact after the other. */
export function byFact(table: Table): Table {
  return { ...table, byFact: ({ core }) => table.rows(core) };
}

/** A graph in memory as what rows of the whole draw on. */
export function wholeOf({ dataset, indexes, schema, voices }: Core): Whole {
  const { entities, facts } = dataset;
  return { schema, entities, facts, voices, typeOf: (id) => indexes.entities.get(id)?.type };
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
