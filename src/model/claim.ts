import type { StoredValue } from "./kinds/index.ts";
import type { Stance } from "./stance.ts";

/** The claim keys of the YAML grammar; no qualifier may bear one of these names. */
export const CLAIM_KEYS = [
  "by",
  "stance",
  "basis",
  "credibility",
  "source",
  "said",
  "relays",
  "at",
  "quote",
  "note",
] as const;
export type ClaimKey = (typeof CLAIM_KEYS)[number];

/** A date is its EDTF text, a reference its entity id, an enum or text itself. */
export type QualifierValue = StoredValue | readonly StoredValue[];

/** Tells several values from one. */
export function isList(value: QualifierValue): value is readonly StoredValue[] {
  return Array.isArray(value);
}

/** How a speaker knows what a claim says. Editors and docs/data-files.md say the same. */
export const BASIS = {
  firsthand: "The speaker did it, saw it or measured it.",
  document: "The speaker read it in a document, or sees it in a picture.",
  report: "The speaker was told.",
  inference: "The speaker concludes it. Such a claim counts as an allegation at most.",
} as const;
export type Basis = keyof typeof BASIS;
export const BASES: readonly Basis[] = Object.keys(BASIS) as Basis[];

/** The basis of a speaker's own conclusion: such a claim supports no more than an allegation does. */
export const INFERENCE: Basis = "inference";

/** How likely what a claim says is, after NATO's AJP-2.1: from 1 (confirmed) to 5 (improbable); 6 cannot be judged. */
export const CREDIBILITY = [1, 2, 3, 4, 5, 6] as const;
export type Credibility = (typeof CREDIBILITY)[number];

/** One claimant's statement about a fact, in one source. An entry with `by: [a, b]` or `source: [a, b]` gives two claims. */
export interface Claim {
  /** `<fact id>#<n>`, n from 1 in the order written. */
  readonly id: string;
  readonly fact: string;
  /** Entity id of who says so; null: the source speaks for itself (its author, else its publisher). */
  readonly by: string | null;
  readonly stance: Stance;
  /** How the speaker knows; null: the claim does not say. */
  readonly basis: Basis | null;
  /** The analyst's grade; support never depends on it. Null: not graded. */
  readonly credibility: Credibility | null;
  /** Entity id of the source; null only in a faulty or unsourced file. */
  readonly source: string | null;
  /** EDTF: when it was said; null: the source's date counts. */
  readonly said: string | null;
  /** Entity ids of those whose word is passed on; `unknown` for hearsay without a name. */
  readonly relays: readonly string[];
  /** Where in the source, in canonical form: `p. 3`, `paras. 3, 5`, `ll. 14-16`, `00:12:30`. */
  readonly at: string | null;
  readonly quote: string | null;
  readonly note: string | null;
  /** What this claim says differently from its fact, by qualifier. */
  readonly says: Readonly<Record<string, QualifierValue>>;
}
