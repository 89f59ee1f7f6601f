import type { QualifierValue } from "./claim.ts";
import type { StoredValue } from "./kinds/index.ts";

export interface Alias {
  readonly name: string;
  /** Entity id of the one source or claimant that calls it so; null: in general use. */
  readonly used_by: string | null;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A thing with an id. Its relations are facts, and are kept apart. */
export interface Entity {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly aliases: readonly Alias[];
  /** Names by BCP 47 language tag. */
  readonly names: Readonly<Record<string, string>>;
  /** `iso3166`, `wikidata`, ... */
  readonly identifiers: Readonly<Record<string, string>>;
  readonly description: string | null;
  /** A person or body that a text leaves unnamed. */
  readonly unnamed: boolean;
  readonly former_ids: readonly string[];
  readonly not_same_as: readonly string[];
  /** Declared by its type: a source's `date`, `kind`, `url`; a thesis's `statement`. */
  readonly attributes: Readonly<Record<string, QualifierValue>>;
  /** By attribute the values that are asserted, where they cannot all be true: then none of them is among the attributes. */
  readonly disputed?: Readonly<Record<string, readonly StoredValue[]>>;
  /** Project-relative path with `/`. */
  readonly file: string;
}

/** All that an entity is called, as it is written: look-up and search find it by each of these. */
export function namesOf({
  id,
  name,
  former_ids,
  aliases,
  names,
  identifiers,
}: Pick<Entity, "id" | "name" | "former_ids" | "aliases" | "names" | "identifiers">): readonly string[] {
  const others = aliases.map((alias) => alias.name);
  return [id, name, ...former_ids, ...others, ...Object.values(names), ...Object.values(identifiers)];
}

/** The one legal reference that no file declares: a person or thing that no source names. */
export const UNKNOWN = "unknown";
