import type { Claim } from "../model/claim.ts";
import type { Fact, QuantityRollup } from "../model/fact.ts";
import { STANCE, type StanceRow } from "../model/stance.ts";
import { UNSOURCED } from "../model/unsourced.ts";
import { rollUpQuantities } from "./quantities.ts";
import { createRelays } from "./relays.ts";
import { rollup } from "./rollup.ts";
import type { UngroupedStatement } from "./statement.ts";
import { readStatements } from "./statements.ts";
import type { Voices } from "./voices.ts";

/** How far a voice goes on one side of a fact; null: it takes no such side. */
type Extent = "outright" | "in-part" | null;

/** What one voice says of one fact. */
export interface Account {
  /** The claims that are its word and that it has not taken back, in the order of the fact. */
  readonly claims: readonly Claim[];
  /** Whether it says that the fact is so, or in part: only expects it. */
  readonly for: Extent;
  /** Whether it says that the fact is not so, or in part: only doubts it. */
  readonly against: Extent;
  /** The numbers that it gives, rolled up. */
  readonly quantities: readonly QuantityRollup[];
}

/**
 * How two accounts of a fact compare. `conflict`: one asserts what the other denies, or both give numbers that no number
 * satisfies. `apart`: one doubts or only expects what the other takes a side on.
 */
export type Verdict = (typeof VERDICTS)[number];

export const VERDICTS = ["only-a", "only-b", "conflict", "apart", "agree"] as const;

/** What a voice says of a fact; null where it says nothing. Who speaks for a state has its voice, and whose word is passed on has said it. */
export function accountOf(fact: Fact, voice: string, voices: Voices): Account | null {
  const own = statementsBy(fact, voice, voices);
  if (own.length === 0) return null;
  return {
    claims: [...new Set(own.map(({ claim }) => claim))],
    for: extentOf(own, "for"),
    against: extentOf(own, "against"),
    quantities: rollUpQuantities(fact, own),
  };
}

function extentOf(own: readonly UngroupedStatement[], side: StanceRow["side"]): Extent {
  const rows = own.map(({ stance }) => STANCE[stance]).filter((row) => row.side === side);
  if (rows.length === 0) return null;
  return rows.some(({ isVoice }) => isVoice) ? "outright" : "in-part";
}

/** A fact with the claims of one voice alone and what these amount to; null where it says nothing. An analyst's assessment is not its word. */
export function asToldBy(fact: Fact, voice: string, voices: Voices): Fact | null {
  const account = accountOf(fact, voice, voices);
  if (account === null) return null;
  const wanted = voices.roots(voice);
  const relaysOf = createRelays(fact, voices);
  const claims = account.claims.map((claim): Claim => {
    const isOwn = (id: string): boolean => voices.roots(id).some((root) => wanted.includes(root));
    const direct = claim.relays.filter(isOwn);
    if (claim.relays.length < 2 || direct.length === claim.relays.length) return claim;
    // A claim that relays two counts for both; here it is the word of one, or of whom that one relays in the same words.
    const relays = direct.length > 0 ? direct : relaysOf(claim.stance).origins(claim).filter(isOwn);
    return relays.length > 0 ? { ...claim, relays } : claim;
  });
  const view = { ...fact, claims, rollup: UNSOURCED };
  return { ...view, rollup: rollup(view, voices) };
}

/** null: neither says anything. */
export function compareAccounts(a: Account | null, b: Account | null): Verdict | null {
  if (a === null && b === null) return null;
  if (b === null) return "only-a";
  if (a === null) return "only-b";
  if (a.for === b.for && a.against === b.against) return numbersClash(a, b) ? "conflict" : "agree";
  const contradicts = (one: Account, other: Account) => one.for === "outright" && other.against === "outright";
  return contradicts(a, b) || contradicts(b, a) || numbersClash(a, b) ? "conflict" : "apart";
}

function numbersClash(a: Account, b: Account): boolean {
  return a.quantities.some((one) => b.quantities.some((other) => isAlike(one, other) && isBelow(one, other)));
}

function isAlike(one: QuantityRollup, other: QuantityRollup): boolean {
  return one.qualifier === other.qualifier && one.unit === other.unit && one.rate === other.rate;
}

/** Whether one of two ranges ends before the other begins. */
function isBelow(one: QuantityRollup, other: QuantityRollup): boolean {
  const ends = (low: QuantityRollup, high: QuantityRollup) =>
    low.max !== null && high.min !== null && low.max < high.min;
  return ends(one, other) || ends(other, one);
}

function statementsBy(fact: Fact, voice: string, voices: Voices): readonly UngroupedStatement[] {
  const wanted = voices.roots(voice);
  return readStatements(fact, voices).filter(
    ({ roots, takenBack }) => !takenBack && roots.some((root) => wanted.includes(root)),
  );
}
