import { CLAIM_KEYS, type Claim, type QualifierValue, STANCES, type Stance } from "../model/claim.ts";
import type { RelationType } from "../model/schema.ts";
import type { References } from "./references.ts";
import { isMapping, listOf } from "./symbol-table.ts";
import { readField, type Spot } from "./values.ts";

type Mapping = Readonly<Record<string, unknown>>;

const ACTORS: readonly string[] = ["actor"];
const SOURCES: readonly string[] = ["source"];
const NOTHING_SAID: Claim["says"] = Object.freeze({});
const NO_ONE: readonly string[] = Object.freeze([]);
const DEFAULT_STANCE: Stance = "states";

/** What a claim takes from its fact where it doesn't say. */
export interface ClaimContext {
  readonly type: RelationType;
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
  const claims: Claim[] = [];
  const items: number[] = [];
  const within = Array.isArray(listed) ? `${spot.pointer}/claims/` : "";
  for (const [i, item] of listOf(listed).entries()) {
    if (!isMapping(item)) continue;
    const place = { file: spot.file, pointer: within === "" ? `${spot.pointer}/claims` : within + i };
    const says = resolveSays(item, place, context.type, references);
    for (const claim of expand(item, place, context, says, claims.length, references)) {
      claims.push(claim);
      items.push(i);
    }
  }
  const plain = items.every((item, i) => item === i);
  return { claims, items: plain ? null : items };
}

/** One claim for each claimant of `by`. */
function expand(
  entry: Mapping,
  spot: Spot,
  context: ClaimContext,
  says: Claim["says"],
  before: number,
  references: References,
): readonly Claim[] {
  const { file, pointer } = spot;
  const shared = {
    stance: stanceOf(entry["stance"]),
    source: references.refer(entry["source"], SOURCES, file, pointer, "source") ?? context.source,
    said: textOf(entry["said"]),
    relays: resolveRelays(entry["relays"], spot, references),
    at: textOf(entry["at"]),
    quote: textOf(entry["quote"]),
    note: textOf(entry["note"]),
  };
  const make = (by: string | null, n: number): Claim => {
    const { stance, source, said, relays, at, quote, note } = shared;
    return { id: `${context.fact}#${n}`, fact: context.fact, by, stance, source, said, relays, at, quote, note, says };
  };
  const by = entry["by"];
  if (!Array.isArray(by)) return [make(references.refer(by, ACTORS, file, pointer, "by") ?? context.by, before + 1)];
  const claims: Claim[] = [];
  for (const [i, one] of by.entries()) {
    const id = references.refer(one, ACTORS, file, pointer, "by", i);
    if (id !== null) claims.push(make(id, before + claims.length + 1));
  }
  return claims;
}

/** What a claim says differently from its fact. */
function resolveSays(entry: Mapping, spot: Spot, type: RelationType, references: References): Claim["says"] {
  let says: Record<string, QualifierValue> | null = null;
  for (const name in entry) {
    const field = Object.hasOwn(type.qualifiers, name) ? type.qualifiers[name] : undefined;
    if (field === undefined || type.key.includes(name)) continue;
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

function hasClaimKey(entry: Mapping): boolean {
  for (const key of CLAIM_KEYS) if (entry[key] !== undefined) return true;
  return false;
}

function stanceOf(written: unknown): Stance {
  return STANCES.find((stance) => stance === written) ?? DEFAULT_STANCE;
}

function textOf(written: unknown): string | null {
  return typeof written === "string" || typeof written === "number" ? String(written) : null;
}
