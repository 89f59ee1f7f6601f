import type { Claim } from "../model/claim.ts";
import { isSame } from "./same.ts";

/** What became of a fact's claims. */
export interface ClaimChanges {
  readonly added: readonly Claim[];
  readonly removed: readonly Claim[];
  readonly changed: readonly { readonly before: Claim; readonly after: Claim }[];
}

const NONE: ClaimChanges = { added: [], removed: [], changed: [] };

/**
 * Compares claims whatever their order, which gives them their ids. Of those that are left, two are one that was changed where one speaker
 * says both in one source, or where only one of them names the speaker or the source.
 */
export function claimChanges(before: readonly Claim[], after: readonly Claim[]): ClaimChanges {
  if (before.length === after.length && before.every((claim, n) => isSameClaim(claim, after[n]))) return NONE;
  const left = pairOff(before, after, isSameClaim);
  const near = pairOff(left.removed, left.added, (a, b) => a.by === b.by && a.source === b.source);
  const { removed, added, pairs } = pairOff(near.removed, near.added, isNamedBetter);
  return { added, removed, changed: [...near.pairs, ...pairs].map(([old, now]) => ({ before: old, after: now })) };
}

export function hasClaimChanges({ added, removed, changed }: ClaimChanges): boolean {
  return added.length + removed.length + changed.length > 0;
}

/** Whether one claim at one place lacks a speaker or a source that the other names. */
function isNamedBetter(a: Claim, b: Claim): boolean {
  if (a.stance !== b.stance || a.at !== b.at) return false;
  const isNear = (old: string | null, now: string | null): boolean => old === now || old === null || now === null;
  return isNear(a.by, b.by) && isNear(a.source, b.source) && (a.by === b.by || a.source === b.source);
}

/** Whether two claims say the same. */
function isSameClaim(a: Claim, b: Claim | undefined): boolean {
  return b !== undefined && isSame({ ...a, id: "", fact: "" }, { ...b, id: "", fact: "" });
}

function pairOff(
  before: readonly Claim[],
  after: readonly Claim[],
  isPair: (a: Claim, b: Claim) => boolean,
): { removed: readonly Claim[]; added: readonly Claim[]; pairs: readonly (readonly [Claim, Claim])[] } {
  const added = [...after];
  const pairs: (readonly [Claim, Claim])[] = [];
  const removed = before.filter((claim) => {
    const at = added.findIndex((other) => isPair(claim, other));
    const [found] = at < 0 ? [] : added.splice(at, 1);
    if (found !== undefined) pairs.push([claim, found]);
    return found === undefined;
  });
  return { removed, added, pairs };
}
