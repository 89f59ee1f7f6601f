import type { Claim, ClaimKey, QualifierValue } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact, QuantityRollup, Rollup } from "../model/fact.ts";
import type { Contested, Support } from "../model/support.ts";
import type { Core } from "./core.ts";

/** A fact as `facts --format json` prints it. Stable: scripts rely on it, and the SQL columns bear the same names. */
export interface FactRecord {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly object: string | null;
  readonly qualifiers: Readonly<Record<string, QualifierValue>>;
  readonly support: Support;
  readonly computed: Support;
  readonly assessment: Rollup["assessment"];
  readonly contested: Contested;
  /** How many independent voices say that it is so. */
  readonly voices: number;
  readonly voice_ids: readonly string[];
  /** Independent voices that only expect it. */
  readonly expecting: readonly string[];
  readonly deniers: readonly string[];
  readonly quantities: readonly QuantityRollup[];
  /** Asserted facts that cannot be true together with this one. */
  readonly rivals: readonly string[];
  /** How many claims it rests on. */
  readonly claims: number;
  /** The sources of its claims, sorted. */
  readonly sources: readonly string[];
  readonly file: string;
  /** Ids that it used to have. */
  readonly former_ids: readonly string[];
  /** What its entry tells readers of the fact itself. */
  readonly note: string | null;
  /** Whether it is certain at the time that `--as-of` asks for. Left out where none is asked for. */
  readonly holds?: "certain" | "possible";
  /** Through whom it came, where a question takes in blocs (`--bloc`); empty: it is about whom was asked for. Left out otherwise. */
  readonly through?: readonly string[];
}

/** A claim as `claims --format json` prints it. */
export interface ClaimRecord extends Pick<Claim, "id" | "fact" | ClaimKey | "says"> {
  /** Of its fact. */
  readonly type: string;
  readonly subject: string;
  readonly object: string | null;
  /** The day by which it was surely made: `said`, else the source's date. */
  readonly known: string | null;
  /** The independent voices behind it, joined by `+` where it has several. */
  readonly voice: string;
  /** Whether its fact is certain at the time that `--as-of` asks for. Left out where none is asked for. */
  readonly holds?: "certain" | "possible";
  /** Through whom its fact came, where a question takes in blocs. */
  readonly through?: readonly string[];
}

/** An entity as `entities --format json` prints it. */
export interface EntityRecord
  extends Pick<
    Entity,
    "id" | "type" | "name" | "aliases" | "names" | "identifiers" | "description" | "attributes" | "former_ids" | "file"
  > {
  /** By attribute the values that are asserted, where they cannot all be true. Left out where there are none. */
  readonly disputed?: Entity["disputed"];
  /** How many edges touch it, as `rank` counts them. */
  readonly degree: number;
  /** Whether it is certain to exist at the time that `--as-of` asks for. Left out where none is asked for, or where it has no dates. */
  readonly exists?: "certain" | "possible";
}

export function entityRecord(entity: Entity, degree: number, exists?: "certain" | "possible"): EntityRecord {
  const { id, type, name, aliases, names, identifiers, description, attributes, disputed, former_ids, file } = entity;
  return {
    id,
    type,
    name,
    aliases,
    names,
    identifiers,
    description,
    attributes,
    ...(disputed && { disputed }),
    degree,
    ...(exists && { exists }),
    former_ids,
    file,
  };
}

export function factRecord(fact: Fact): FactRecord {
  const { id, type, subject, object, qualifiers, rollup, claims, file } = fact;
  const { support, computed, assessment, contested, expecting, deniers, quantities, rivals } = rollup;
  return {
    id,
    type,
    subject,
    object,
    qualifiers,
    support,
    computed,
    assessment,
    contested,
    voices: rollup.voices.length,
    voice_ids: rollup.voices,
    expecting,
    deniers,
    quantities,
    rivals,
    claims: claims.length,
    sources: [...new Set(claims.map((claim) => claim.source).filter((source) => source !== null))].sort(),
    file,
    former_ids: fact.former_ids ?? [],
    note: fact.note ?? null,
  };
}

export function claimRecord(claim: Claim, core: Core): ClaimRecord {
  const { type, subject, object } = core.factOf(claim);
  const { id, fact, by, stance, basis, credibility, source, said, relays, at, quote, note, says } = claim;
  const voice = core.voicesOf(claim).join("+");
  return {
    id,
    fact,
    type,
    subject,
    object,
    by,
    stance,
    basis,
    credibility,
    source,
    said,
    known: core.saidOn(claim),
    relays,
    at,
    quote,
    note,
    says,
    voice,
  };
}
