import { isDeepStrictEqual } from "node:util";
import { CLAIM_KEYS } from "../../model/claim.ts";
import { isMapping } from "../../model/mapping.ts";
import { sourcesListed, withSources } from "../../model/several-sources.ts";

type Mapping = Record<string, unknown>;

const IS_CLAIM_KEY: ReadonlySet<string> = new Set(CLAIM_KEYS);
/** What makes the fact, or is the analyst's own: never part of one claim. */
const OF_FACT: ReadonlySet<string> = new Set(["type", "from", "to", "claims", "assessment", "spell", "former_ids"]);

/** The claims of an entry, which may carry the keys of its one claim itself. */
export function claimsOf(entry: Mapping): readonly Mapping[] {
  const { claims } = entry;
  if (Array.isArray(claims)) return claims.filter(isMapping);
  return [entry];
}

/** Whether an entry carries the keys of its one claim itself. */
function isFlat(entry: Mapping): boolean {
  return !Array.isArray(entry["claims"]);
}

/** What a claim says of a key, be it written in the claim or on the fact. */
export function said(entry: Mapping, claim: Mapping, key: string): unknown {
  if (Object.hasOwn(claim, key)) return claim[key];
  return !IS_CLAIM_KEY.has(key) && Object.hasOwn(entry, key) ? entry[key] : undefined;
}

/**
 * What would be gone with a claim, but for what makes its fact.
 *
 * @param keys names of the qualifiers that make the fact
 */
export function ownKeys(entry: Mapping, claim: Mapping, keys: readonly string[]): readonly string[] {
  const makesFact = ["type", "from", "to", "spell", "claims", ...keys];
  const own = claim === entry ? [] : Object.keys(claim);
  // With the last claim, the fact goes as well: its assessment, and a note on it.
  const ofFact = claimsOf(entry).length < 2 ? Object.keys(entry) : [];
  return [...new Set([...own, ...ofFact])].filter((key) => !makesFact.includes(key));
}

/** Writes a key of one claim; what the claims shared of it stays with the others. */
export function say(entry: Mapping, claim: Mapping, key: string, value: unknown): void {
  const claims = claimsOf(entry);
  if (!isFlat(entry) && !IS_CLAIM_KEY.has(key) && Object.hasOwn(entry, key)) {
    if (claims.length === 1) {
      put(entry, key, value);
      return;
    }
    share(entry, claims, key);
  }
  put(claim, key, value);
}

function put(mapping: Mapping, key: string, value: unknown): void {
  if (value === undefined) delete mapping[key];
  else mapping[key] = value;
}

/** What is on the fact goes into each of its claims. */
function share(entry: Mapping, claims: readonly Mapping[], key: string): void {
  for (const claim of claims) if (!Object.hasOwn(claim, key)) claim[key] = entry[key];
  delete entry[key];
}

/**
 * Adds a claim to a fact: what all its claims say stays on the fact, what they do not is written in each.
 *
 * @param keys names of the qualifiers that make the fact
 */
export function addClaim(entry: Mapping, says: Readonly<Mapping>, keys: readonly string[]): Mapping {
  const ofFact = (key: string): boolean => OF_FACT.has(key) || keys.includes(key);
  const isEmpty = isFlat(entry) && Object.keys(entry).every(ofFact);
  if (isEmpty && entry["claims"] === undefined) {
    Object.assign(entry, says);
    return entry;
  }
  if (isFlat(entry)) {
    const own: Mapping = {};
    for (const key of Object.keys(entry)) {
      if (ofFact(key) || (!IS_CLAIM_KEY.has(key) && isDeepStrictEqual(entry[key], says[key]))) continue;
      own[key] = entry[key];
      delete entry[key];
    }
    entry["claims"] = [own];
  }
  const claims = claimsOf(entry);
  for (const key of Object.keys(entry)) {
    // A note beside claims is the fact's.
    if (!ofFact(key) && !IS_CLAIM_KEY.has(key) && !isDeepStrictEqual(entry[key], says[key])) share(entry, claims, key);
  }
  const claim = Object.fromEntries(
    Object.entries(says).filter(([key]) => IS_CLAIM_KEY.has(key) || !Object.hasOwn(entry, key)),
  );
  entry["claims"] = [...(entry["claims"] as unknown[]), claim];
  return claim;
}

/** Takes a claim away. False where the fact has no other, so that it has to go itself. */
export function removeClaim(entry: Mapping, claim: Mapping): boolean {
  const claims = claimsOf(entry);
  if (claims.length < 2) return false;
  entry["claims"] = claims.filter((one) => one !== claim);
  return true;
}

/** A claim in several sources that was written out as a claim in each. */
export interface TakenApart {
  readonly entry: Mapping;
  readonly pieces: readonly Mapping[];
  /** The pieces as they were. */
  readonly before: readonly Mapping[];
  /** The claim, or of an entry that was its own claim, its claim keys. */
  readonly whole: Mapping;
  readonly wasFlat: boolean;
}

/** Puts a claim in each of its sources in the place of a claim. */
export function takeApart(entry: Mapping, claim: Mapping): TakenApart {
  const wasFlat = claim === entry;
  const whole = wasFlat ? Object.fromEntries(Object.entries(entry).filter(([key]) => IS_CLAIM_KEY.has(key))) : claim;
  const pieces = Array.from({ length: sourcesListed(whole) ?? 0 }, (_, n): Mapping => ({ ...withSources(whole, [n]) }));
  const before = pieces.map((piece) => ({ ...piece }));
  if (wasFlat) for (const key of Object.keys(whole)) delete entry[key];
  entry["claims"] = wasFlat ? pieces : claimsOf(entry).flatMap((one) => (one === claim ? pieces : [one]));
  return { entry, pieces, before, whole, wasFlat };
}

/** Undoes it where the claims are as they were, side by side. */
export function putTogether({ entry, pieces, before, whole, wasFlat }: TakenApart): void {
  const claims = claimsOf(entry);
  const at = claims.indexOf(pieces[0] ?? entry);
  if (at < 0 || !pieces.every((piece, n) => claims[at + n] === piece && isDeepStrictEqual(piece, before[n]))) return;
  if (!wasFlat) entry["claims"] = [...claims.slice(0, at), whole, ...claims.slice(at + pieces.length)];
  else if (claims.length === pieces.length) {
    delete entry["claims"];
    Object.assign(entry, whole);
  }
}
