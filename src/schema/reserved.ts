import { CLAIM_KEYS } from "../model/claim.ts";

/** Keys that every entity may have beside its type's attributes. */
export const ENTITY_KEYS = [
  "type",
  "name",
  "aliases",
  "names",
  "identifiers",
  "description",
  "unnamed",
  "former_ids",
  "not_same_as",
  "private",
  "relations",
] as const;

/** Keys of an entry or of a standalone fact that no qualifier may bear. */
export const ENTRY_KEYS = [
  "type",
  "from",
  "to",
  "value",
  "when",
  "spell",
  "former_ids",
  "assessment",
  "private",
  "claims",
] as const;

/** Names that a qualifier cannot have: its value would be beside a key of the grammar. */
export const RESERVED_QUALIFIERS: ReadonlySet<string> = new Set<string>([...ENTRY_KEYS, ...CLAIM_KEYS]);

/** Names that an attribute cannot have. */
export const RESERVED_ATTRIBUTES: ReadonlySet<string> = new Set<string>(ENTITY_KEYS);

const NAME = /^[a-z][a-z0-9_-]*$/;

/** Whether a text can name a type, an attribute or a qualifier. */
export function isName(text: string): boolean {
  return NAME.test(text);
}
