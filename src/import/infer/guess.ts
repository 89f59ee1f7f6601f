import type { Column, Sheet } from "./sheet.ts";
import type { Values } from "./value-kind.ts";

/** A table, and what is known of its columns before it is asked what its rows are. */
export interface Read {
  readonly sheet: Sheet;
  /** How a map names it; null: it is the only one. */
  readonly file: string | null;
  /** The sheet of a workbook; null: it is the only one. */
  readonly part: string | null;
  /** The name of its file without ending, for people. */
  readonly title: string;
  readonly columns: readonly Column[];
  readonly valuesOf: (column: Column) => Values;
  readonly graph: "nodes" | "edges" | null;
}

/** What a map says of a value: a column, several, or a mapping. */
export type TakeText = string | readonly string[] | Readonly<Record<string, unknown>>;

/** What a column was taken for. */
export interface Part {
  readonly columns: readonly string[];
  readonly take: TakeText;
  readonly why: string;
}

/** A column whose values become an attribute or a qualifier. */
export interface FieldGuess extends Part {
  readonly column: Column;
  readonly values: Values;
}

/** Entities that rows give. */
export interface ThingGuess {
  readonly read: Read;
  /** What the type is wanted to be called. */
  readonly type: string;
  readonly why: string;
  readonly id: Part | null;
  readonly register: string | null;
  readonly name: Part | null;
  readonly alias: readonly Part[];
  readonly names: Readonly<Record<string, Part>>;
  readonly identifiers: Readonly<Record<string, Part>>;
  readonly description: Part | null;
  readonly fields: readonly FieldGuess[];
  readonly coordinates: Part | null;
  /** Columns without which a row gives none. */
  readonly filled: readonly string[];
  /** Of sources that a column names. */
  readonly isSource: boolean;
  /** The values by which others refer to it: of the id, else of the name. */
  readonly values: ReadonlySet<string>;
  /** What they are called, where that is another column. */
  readonly called: ReadonlySet<string>;
}

export interface EndGuess extends Part {
  readonly column: Column;
  readonly types: readonly string[];
}

/** Claims that rows make. */
export interface RelationGuess {
  readonly read: Read;
  readonly why: string;
  /** What the type is wanted to be called; of several by the texts of a column. */
  readonly type: string;
  readonly typeColumn: Column | null;
  readonly words: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** Columns without which a row makes no claim. */
  readonly filled: readonly string[];
  readonly from: EndGuess;
  /** Of a relation that leads to a value: the column of the value. */
  readonly to: EndGuess;
  readonly isValue: boolean;
  readonly isSymmetric: boolean;
  readonly isOwn: boolean;
  readonly isEvent: boolean;
  readonly key: Part | null;
  readonly spell: Part | null;
  readonly when: Part | null;
  readonly start: Part | null;
  readonly end: Part | null;
  readonly source: Part | null;
  readonly note: Part | null;
  readonly fields: readonly FieldGuess[];
  /** Columns whose qualifiers tell facts with the same ends apart. */
  readonly keyFields: readonly string[];
}

/** A column of which nothing is read, and why. */
export interface LeftColumn {
  readonly read: Read;
  readonly column: string;
  readonly why: string;
}

/** What the tables are taken for. */
export interface Guess {
  readonly things: readonly ThingGuess[];
  readonly relations: readonly RelationGuess[];
  readonly leftOut: readonly LeftColumn[];
}

/** What is known of the project, and asked about texts of cells. */
export interface Known {
  /** The one type of entities that most of these texts mean; null: they are not known. */
  typeOf(texts: Iterable<string>): string | null;
  /** The entity type of this name, label or plural. */
  typeCalled(text: string): string | null;
  /** Whether there is an entity type of this name that entities can have. */
  hasType(name: string): boolean;
  /** Whether a relation of this name leads from this type to a value. */
  isValue(relation: string, from: string): boolean;
}
