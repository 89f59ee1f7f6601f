import {
  BASES,
  type Basis,
  CLAIM_KEYS,
  type Claim,
  CREDIBILITY,
  type Credibility,
  type QualifierValue,
} from "../model/claim.ts";
import { dateOf } from "../model/dates.ts";
import type { Spot } from "../model/kinds/kind.ts";
import { canonicalLocator } from "../model/locators/locator.ts";
import { isMapping } from "../model/mapping.ts";
import { type Field, isSettled, type RelationType } from "../model/schema.ts";
import { withSources } from "../model/several-sources.ts";
import { DEFAULT_STANCE, STANCES, type Stance } from "../model/stance.ts";
import type { References } from "./references.ts";
import { listOf } from "./symbol-table.ts";
import { readField } from "./values.ts";

type Mapping = Readonly<Record<string, unknown>>;

const ACTORS: readonly string[] = ["actor"];
const SOURCES: readonly string[] = ["source"];
const NOTHING_SAID: Claim["says"] = Object.freeze({});
const NO_ONE: readonly string[] = Object.freeze([]);

/** What a claim takes from its fact where it doesn't say. */
export interface ClaimContext {
  readonly type: RelationType;
  /** Its qualifiers. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly fact: string;
  /** The subject where its word is meant (`voiced_by_subject`). */
  readonly by: string | null;
  /** The subject where it is the source itself (`self_evident`). */
  readonly source: string | null;
}

/** A fact's claims, and which item of `claims:` each comes from: null where claim i is item i, undefined where there is no such list. */
export interface ResolvedClaims {
  readonly claims: readonly Claim[];
  readonly items: readonly number[] | null | undefined;
}

export const NO_CLAIMS: ResolvedClaims = { claims: Object.freeze([]), items: undefined };

/** Reads the claims of an entry: those under `claims:`, else the one that its own claim keys make, else the one that needs no writing. */
export function resolveClaims(
  entry: Mapping,
  spot: Spot,
  context: ClaimContext,
  references: References,
): ResolvedClaims {
  const listed = entry["claims"];
  if (listed === undefined || listed === null) {
    if (!hasClaimKey(entry) && context.source === null) return NO_CLAIMS;
    return { claims: expand(entry, spot, context, NOTHING_SAID, 0, references), items: undefined };
  }
  const list = listOf(listed);
  const claims: Claim[] = [];
  // Nearly always claim i is item i: a list is made where it is not.
  let items: number[] | null = null;
  for (let i = 0; i < list.length; i += 1) {
    const item = list[i];
    if (!isMapping(item)) continue;
    const pointer = Array.isArray(listed) ? `${spot.pointer}/claims/${i}` : `${spot.pointer}/claims`;
    const place = { file: spot.file, pointer };
    const before = claims.length;
    const says = resolveSays(item, place, context, references);
    for (const claim of expand(item, place, context, says, before, references)) claims.push(claim);
    if (items === null && (before !== i || claims.length !== i + 1))
      items = Array.from({ length: before }, (_, n) => n);
    if (items !== null) for (let n = before; n < claims.length; n += 1) items.push(i);
  }
  return { claims, items };
}

/**
 * One claim for each claimant of `by` in each source; there are `before` others already. Several sources are the short form of as many claims
 * with the same keys and one source each, in that order: all that is computed of claims knows them alone.
 */
function expand(
  entry: Mapping,
  spot: Spot,
  context: ClaimContext,
  says: Claim["says"],
  before: number,
  references: References,
): readonly Claim[] {
  const { source: written } = entry;
  const { file, pointer } = spot;
  if (!Array.isArray(written)) {
    const source = references.refer(written, SOURCES, file, pointer, "source") ?? context.source;
    return claimsIn(source, entry, spot, context, says, before, references);
  }
  const claims: Claim[] = [];
  for (const [n, one] of written.entries()) {
    const source = references.refer(one, SOURCES, file, pointer, "source", n) ?? context.source;
    const own = withSources(entry, [n]);
    claims.push(...claimsIn(source, own, spot, context, says, before + claims.length, references));
  }
  return claims;
}

/** What each claimant of `by` says in one source. */
function claimsIn(
  source: string | null,
  entry: Mapping,
  spot: Spot,
  { fact, by: subject }: ClaimContext,
  says: Claim["says"],
  before: number,
  references: References,
): readonly Claim[] {
  const { file, pointer } = spot;
  const relays = resolveRelays(entry["relays"], spot, references);
  const by = entry["by"];
  // Claims are written out, not spread: there are hundreds of thousands.
  const claim: Claim = {
    id: `${fact}#${before + 1}`,
    fact,
    by: Array.isArray(by) ? null : (references.refer(by, ACTORS, file, pointer, "by") ?? subject),
    stance: stanceOf(entry["stance"]),
    basis: basisOf(entry["basis"]),
    credibility: credibilityOf(entry["credibility"]),
    source,
    said: dateOf(entry["said"])?.text ?? null,
    relays,
    at: placeOf(entry["at"]),
    quote: textOf(entry["quote"]),
    note: textOf(entry["note"]),
    says,
  };
  if (!Array.isArray(by)) return [claim];
  const ids = by.map((one, i) => references.refer(one, ACTORS, file, pointer, "by", i)).filter((id) => id !== null);
  return ids.map((id, n) => ({ ...claim, id: `${fact}#${before + n + 1}`, by: id }));
}

/** What a claim says differently from its fact. */
function resolveSays(
  entry: Mapping,
  spot: Spot,
  { type, fields }: ClaimContext,
  references: References,
): Claim["says"] {
  let says: Record<string, QualifierValue> | null = null;
  for (const name in entry) {
    const field = fields.get(name);
    if (field === undefined || isSettled(type, name)) continue;
    const value = readField(field, entry[name], spot, references);
    if (value === undefined) continue;
    says ??= {};
    says[name] = value;
  }
  return says ?? NOTHING_SAID;
}

function resolveRelays(written: unknown, { file, pointer }: Spot, references: References): readonly string[] {
  if (written === undefined || written === null) return NO_ONE;
  if (!Array.isArray(written)) {
    const id = references.refer(written, ACTORS, file, pointer, "relays");
    return id === null ? NO_ONE : [id];
  }
  const ids = written.map((one, i) => references.refer(one, ACTORS, file, pointer, "relays", i));
  return ids.filter((id) => id !== null);
}

const CLAIM_KEY_SET: ReadonlySet<string> = new Set(CLAIM_KEYS);

/** Mappings have their keys in many orders: to go through them is faster than to ask for each. */
function hasClaimKey(entry: Mapping): boolean {
  for (const key in entry) if (CLAIM_KEY_SET.has(key) && entry[key] !== undefined) return true;
  return false;
}

function stanceOf(written: unknown): Stance {
  if (written === undefined) return DEFAULT_STANCE;
  for (const stance of STANCES) if (stance === written) return stance;
  return DEFAULT_STANCE;
}

function basisOf(written: unknown): Basis | null {
  if (written === undefined) return null;
  return BASES.find((basis) => basis === written) ?? null;
}

function credibilityOf(written: unknown): Credibility | null {
  if (written === undefined) return null;
  return CREDIBILITY.find((grade) => grade === written) ?? null;
}

function placeOf(written: unknown): string | null {
  const text = textOf(written);
  return text === null ? null : canonicalLocator(text);
}

function textOf(written: unknown): string | null {
  if (written === undefined) return null;
  return typeof written === "string" || typeof written === "number" ? String(written) : null;
}
