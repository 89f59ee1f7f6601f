import type { Ledger } from "../../emit/exchange/ledger.ts";
import type { Origin, ValuePath } from "./origin.ts";

/** What a format calls something, and how a schema declares it. */
export interface TypeWanted {
  /** Of ours, if the schema has it; else it is declared. */
  readonly name: string;
  readonly label: string;
  /** Of a type that the schema lacks: what it extends. */
  readonly extends: string;
  /** The origin's word. */
  readonly origin: string;
}

export interface RelationWanted {
  readonly name: string;
  readonly label: string;
  readonly inverse: string;
  readonly origin: string;
  readonly symmetric?: true;
  readonly time?: "event";
  /** Properties of the origin that tell facts with the same ends apart. */
  readonly key?: readonly string[];
  /** It is a type of this project's own, whatever the ends: an export of ours names it. */
  readonly isOurs?: true;
}

/** Values of a property, as texts. */
export interface Values {
  readonly texts: readonly string[];
  /** Known to be numbers, or true or false; null: texts, of which dates and addresses are told by their form. */
  readonly kind: "number" | "boolean" | null;
  readonly path: ValuePath;
}

/** An entity, as an object of the origin describes it. */
export interface EntityDraft {
  readonly from: Origin;
  /** What the closing table counts it as. */
  readonly counted: string;
  readonly type: TypeWanted;
  readonly id: string;
  /** The id that it had in a project of ours. */
  readonly ours: string | null;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly identifiers: Readonly<Record<string, string>>;
  /** By the origin's name of the property. */
  readonly values: Readonly<Record<string, Values>>;
  /** Attributes of the type that are known to take these, by our name. */
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
}

/** A claim, as an object of the origin makes it. */
export interface ClaimDraft {
  readonly from: Origin;
  readonly counted: string;
  readonly type: RelationWanted;
  /** What tells it from all others of the file. */
  readonly key: string;
  /** Ids of the origin. */
  readonly subject: string | null;
  readonly object: string | null;
  /** Where the two are. */
  readonly paths: { readonly subject: ValuePath; readonly object: ValuePath };
  readonly when: string | null;
  /** What the fact's spell is called. */
  readonly spell: string | null;
  readonly values: Readonly<Record<string, Values>>;
  /** Qualifiers of the type, by our name. */
  readonly qualifiers: Readonly<Record<string, string | readonly string[]>>;
  /** `by`, `stance`, `note` ... Ids are the origin's. */
  readonly says: Readonly<Record<string, string | readonly string[]>>;
  /** Whether the key is a locator in its source. */
  readonly isLocated: boolean;
}

/** What a preset makes of its files. */
export interface Drafts {
  readonly entities: readonly EntityDraft[];
  readonly claims: readonly ClaimDraft[];
  /** Objects that are not brought in. */
  readonly leftOut: readonly LeftOut[];
  /** What is not brought in of those that are. */
  readonly unread: Ledger;
  /** Each claim has a source of its own: the file is none. */
  readonly isSourced?: boolean;
}

export interface LeftOut {
  readonly file: string;
  readonly counted: string;
  readonly reason: string;
}

/** The texts of a value of JSON: of an object inside it the keys and values, in one text. */
export function valuesOf(value: unknown, path: ValuePath): Values {
  const items = (Array.isArray(value) ? value : [value]).filter((one) => one !== null && one !== undefined);
  const isOf = (kind: "number" | "boolean"): boolean => items.length > 0 && items.every((one) => typeof one === kind);
  return {
    texts: [...new Set(items.map(textOf).filter((text) => text.trim() !== ""))],
    kind: isOf("number") ? "number" : isOf("boolean") ? "boolean" : null,
    path,
  };
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${textOf(inner)}`)
    .join(", ");
}

/** A text; null where there is none. */
export function textIn(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

export function textsIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) => textIn(one) ?? []);
}
