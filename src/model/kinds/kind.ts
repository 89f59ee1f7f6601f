import type { JsonSchema } from "../json-schema.ts";
import type { Quantity } from "../quantity.ts";

/** A value that is more than a scalar, such as a quantity. Code that knows nothing of its kind can always show it as it was written. */
export interface Structured {
  /** As written, white space folded. */
  readonly text: string;
}

/** A value as a fact, a claim or an entity holds it. */
export type Held = string | number | boolean | Structured;

/** The mapping that holds a value: its file and the pointer to it. */
export interface Spot {
  readonly file: string;
  readonly pointer: string;
}

/**
 * Looks up a reference: the id that it means, null where it means nothing. The place of the reference comes in parts, since it is
 * needed only for a finding: the mapping, then a key and an index in it.
 */
export type Refer = (
  id: unknown,
  wanted: readonly string[],
  file: string,
  parent: string,
  key?: string | number,
  index?: string | number,
) => string | null;

/** A list of names that a declaration gives beside (or instead of) `type`: the units of a quantity, the values of an enum. */
export interface KindOption {
  readonly key: string;
  readonly names: "words" | "entity types";
  /** For the completion of schema files. */
  readonly description: string;
}

/** A grammar that JSON Schema cannot write, under a keyword of ours. */
export interface Grammar {
  readonly keyword: `x-${string}`;
  /** The JSON Schema type of the keyword's own value. */
  readonly schemaType: "array" | "boolean";
  accepts(argument: unknown, written: string | number): boolean;
  /** What an editor shows of it; null: nothing. */
  help(argument: unknown): string | null;
}

/** What SQL has columns for in the table `qualifier`, beside the text. */
export interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
  readonly rate: string | null;
}

/** How the wording stage spells the parts of a value in a sentence. */
export interface Speller {
  name(id: string): string;
  /** @param edtf as written */
  date(edtf: string): string;
  number(value: number): string;
  quantity(value: QuantityLike): string;
}

/** What a `Speller` needs of a quantity. */
export interface QuantityLike extends Structured {
  readonly min: number | null;
  readonly max: number | null;
  readonly approximate: boolean;
  readonly vague: boolean;
  readonly unit: string | null;
  readonly rate: "day" | "month" | "year" | null;
}

/**
 * All that one kind of value means: how a schema declares it, how it is read, compared, stored, exported and shown. Adding a kind is
 * one such record in the list of `index.ts`; what a later stage has to know beyond it is a table there that has an entry for each kind.
 */
export interface Kind<T extends { readonly kind: string }, V extends Held> {
  /** What a value is called in messages: "`staff` takes a number". */
  readonly noun: string;
  /** Declared as `type: <kind>`, or by the key of its option alone: `enum: [...]`, `ref: ...`. */
  readonly declared: "type" | "option";
  readonly option: KindOption | null;
  /** The type that a declaration with these names makes; null where it needs some and has none. */
  typeOf(names: readonly string[]): T | null;

  /** The part that all fields share, compiled once and referred to by its `$id`. */
  readonly shared: JsonSchema | null;
  jsonSchema(type: T): JsonSchema;
  readonly grammar: Grammar | null;

  /** The value that is stored for a written one; undefined where it is none of this kind, which validate has reported. */
  read(written: unknown, type: T, refer: Refer, spot: Spot, key?: string, index?: number): V | undefined;
  /** Tells whether stored data, which may come from elsewhere, is of this kind. */
  holds(value: unknown): value is V;

  /** The part of a fact's id that a value makes. */
  idPart(value: V): string;
  bounds(value: V): Bounds;
  /** A value like those in a column of GEXF, GraphML and CSV: a column has the type of its values. */
  readonly sample: string | number | boolean;
  /** More columns of a node, by what is put after the attribute's name. */
  measures(value: V): Readonly<Record<string, number | string>>;

  /** The quantity in a value that is more than a scalar: what the roll-up, totals, charts and SQL count with; null: no number of theirs. */
  amount(value: V): Quantity | null;

  /** Where a value leads: to a page of an entity, or into the web; null: nowhere. */
  readonly leadsTo: "entity" | "web" | null;
  /** A value in a sentence. */
  words(value: V, spell: Speller): string;
  /** What follows an attribute's name in generated TypeScript. */
  typescript(type: T): string;
  /** The type that generated TypeScript imports for it from the package. */
  readonly imports: string | null;
  /** In docs/schema.md. */
  documented(type: T): string;
}
