/** Where a value of a record comes from: columns, or a constant. */
export interface Take {
  readonly columns: readonly string[];
  /** In place of columns: the same for each row. */
  readonly value: string | null;
  /** Between the texts of several columns. */
  readonly join: string;
  readonly prefix: string;
  /** Put behind a number: the unit of a quantity. */
  readonly unit: string;
  /** Parts a cell that holds several values. */
  readonly split: string | null;
  /** What to write in place of a cell's text. */
  readonly words: Readonly<Record<string, string>> | null;
  /** How a date is written: `D.M.Y`. Null: as ISO 8601 has it. */
  readonly date: string | null;
  /** Of a reference: the identifiers to look the text up in. Null: ids, all identifiers, names and aliases. */
  readonly register: string | null;
  /** Of a reference: the type of an entity that `--new` makes. */
  readonly type: string | null;
  /** Of an end: texts that say that it goes on. */
  readonly open: readonly string[];
  /** Pointer into the map, for findings. */
  readonly pointer: string;
}

/** Which rows a rule takes, and the type of what each of them gives. */
interface RowRule {
  readonly name: string;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** Columns that a row has values in. */
  readonly filled: readonly string[];
  readonly pointer: string;
  readonly type: Take;
}

/** One kind of entity that each row gives. */
export interface EntityRule extends RowRule {
  readonly id: Take | null;
  /** What a new entity's id is made of; null: `id`, or the name. */
  readonly slug: Take | null;
  /** The id that the entity has where it came from this project. */
  readonly ours: Take | null;
  readonly register: string;
  readonly title: Take;
  readonly alias: readonly Take[];
  readonly description: Take | null;
  readonly identifiers: Readonly<Record<string, Take>>;
  readonly names: Readonly<Record<string, Take>>;
  readonly attributes: Readonly<Record<string, Take>>;
}

/** One kind of relation that each row gives. */
export interface RelationRule extends RowRule {
  /** What tells a row from all others; null: what it says. */
  readonly key: Take | null;
  /** Whether a row without a locator has its place in the file for one. */
  readonly isLocated: boolean;
  readonly from: Take;
  readonly to: Take | null;
  readonly value: Take | null;
  readonly spell: Take | null;
  readonly when: Take | null;
  readonly start: Take | null;
  readonly end: Take | null;
  readonly qualifiers: Readonly<Record<string, Take>>;
  /** `source`, `at`, `by`, `stance` ... */
  readonly claim: Readonly<Record<string, Take>>;
}

/** A source that the map declares. */
export interface MapSource {
  readonly id: string;
  /** Null: the project has it already. */
  readonly value: Readonly<Record<string, unknown>> | null;
}

/** Which row names the columns; where none is said, the first that is not empty. */
export interface Header {
  readonly row: number | null;
  /** Of sheets, by their names in lower case. */
  readonly ofSheets: ReadonlyMap<string, number>;
}

export interface ImportMap {
  /** Names the record of what was imported. */
  readonly name: string;
  readonly path: string;
  readonly source: MapSource | null;
  readonly absent: ReadonlySet<string>;
  readonly delimiter: string | null;
  readonly encoding: string;
  readonly items: string | null;
  readonly header: Header;
  /** Of CSV: what the columns are called; null: the first line says so. */
  readonly columns: readonly string[] | null;
  readonly folder: string;
  readonly entities: readonly EntityRule[];
  readonly relations: readonly RelationRule[];
}
