import type { Claim, QualifierValue } from "./claim.ts";
import type { Contested, Support } from "./support.ts";

/** The numbers claimed for one qualifier within one unit and rate. Only claims that assert count (states, confirms, alleges). */
export interface QuantityRollup {
  readonly qualifier: string;
  readonly unit: string | null;
  readonly rate: "day" | "month" | "year" | null;
  /** Lowest and highest firm bound; null: no voice gives one. */
  readonly min: number | null;
  readonly max: number | null;
  /** The same with bounds that an analyst read into vague words. */
  readonly envelope: { readonly min: number | null; readonly max: number | null };
  /** What most voices share, as bounds; null on a tie. Never a mean. */
  readonly best: { readonly min: number | null; readonly max: number | null; readonly voices: number } | null;
  /** How many independent voices give a number here. */
  readonly voices: number;
}

/** What a fact's claims amount to. */
export interface Rollup {
  /** The analyst's assessment where there is one, else computed. */
  readonly support: Support;
  readonly computed: Support;
  readonly assessment: { readonly support: Support; readonly why: string } | null;
  readonly contested: Contested;
  /** Independent voices that say the fact is so, sorted. Two that are tied count once, under the id they climb to. */
  readonly voices: readonly string[];
  /** Independent voices that only expect it, sorted: none of them is among `voices`. */
  readonly expecting: readonly string[];
  /** Voices that deny it, sorted. */
  readonly deniers: readonly string[];
  readonly quantities: readonly QuantityRollup[];
  /** Ids of asserted facts that cannot be true together with this one, sorted: see `exclusive` of a relation type. */
  readonly rivals: readonly string[];
}

/** One relation between entities (or of an entity to a value), with qualifiers and the claims it rests on. */
export interface Fact {
  /** A standalone file's name, else `subject.type.object[.key qualifiers][.spell]`. */
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  /** null where the relation type takes a value: see `qualifiers.value`. */
  readonly object: string | null;
  readonly qualifiers: Readonly<Record<string, QualifierValue>>;
  readonly claims: readonly Claim[];
  readonly rollup: Rollup;
  /** Where it is written: project-relative path with `/`, and JSON Pointer to the entry. */
  readonly file: string;
  readonly pointer: string;
  /** What its entry calls this spell, to tell it from another of the same; left out where it does not. */
  readonly spell?: string;
  /** Ids that this fact used to have; left out where there are none. */
  readonly former_ids?: readonly string[];
  /** What its entry tells readers of the fact itself, beside `claims`; left out where it tells nothing. */
  readonly note?: string;
}
