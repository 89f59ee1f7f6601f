import type { Statement } from "../../corroborate/statement.ts";
import type { Fact } from "../../model/fact.ts";
import { factTitle } from "../facts/fact-title.ts";
import { enumerate } from "../lists.ts";
import { type Lookup, nameOf } from "../names.ts";
import { quantityText } from "../quantities.ts";
import { type SideName, type Sides, sideNamed, sidesOf } from "./sides.ts";
import { supportClause } from "./support-clause.ts";

/** What a fact's claims amount to, part by part. */
export interface RollupClauses {
  /** `confirmed by NATO, and said by 7 more voices` */
  readonly support: string;
  /** `denied by Russia, a party to it`: who says anything but that it is so. */
  readonly others: readonly { readonly side: SideName; readonly text: string }[];
  /** `3,000 to 30,000 troops, best 10,000 (5 of 7 voices)` */
  readonly numbers: readonly string[];
  /** `cannot both be true: the missile was launched from B (reported)`; empty where it has no rivals. */
  readonly rivals: string;
}

/**
 * What a fact's claims amount to, in one sentence: `Confirmed by NATO and South Korea; denied by Russia, a party to it; 3,000 to 30,000
 * troops.` Every face shows this one.
 *
 * @param statements of the fact, as `statementsOf` reads them
 */
export function rollupSentence(lookup: Lookup, fact: Fact, statements: readonly Statement[]): string {
  const { support, others, numbers, rivals } = rollupClauses(lookup, fact, statements);
  const clauses = [support, ...others.map(({ text }) => text), ...numbers, ...(rivals === "" ? [] : [rivals])];
  return `${capitalised(clauses.join("; "))}.`;
}

/** The same in parts, for a picture that sets them apart. */
export function rollupClauses(lookup: Lookup, fact: Fact, statements: readonly Statement[]): RollupClauses {
  const { assessment, quantities } = fact.rollup;
  const sides = sidesOf(fact, statements);
  const found = supportClause(lookup, fact, sides);
  return {
    support: assessment
      ? `${assessment.support} in the analyst's judgement (${assessment.why.replace(/\.$/, "")}); by the claims alone, ${found}`
      : found,
    others: otherClauses(lookup, fact, sides),
    numbers: quantities.map((rolled) => quantityText(rolled)),
    rivals: rivalsClause(lookup, fact),
  };
}

/** What a list of a fact's rivals is called. */
export const RIVALS_TITLE = "Cannot be true together with it";

/** Rivals that are named; of more, how many there are. */
const NAMED_RIVALS = 3;

function rivalsClause(lookup: Lookup, { rollup: { rivals } }: Fact): string {
  if (rivals.length === 0) return "";
  const named = rivals.slice(0, NAMED_RIVALS).map((id) => {
    const rival = lookup.fact(id);
    return rival === undefined ? id : `${factTitle(lookup, rival)} (${rival.rollup.support})`;
  });
  const more = rivals.length - named.length;
  const all = more === 0 ? named : [...named, `${more} more`];
  return `${rivals.length === 1 ? "cannot both be true" : "only one can be true"}: ${enumerate(all)}`;
}

/** A clause as the beginning of a line. */
export function capitalised(clause: string): string {
  return `${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}`;
}

/** Who says anything but that it is so; what the first clause says already is left out. */
function otherClauses(lookup: Lookup, fact: Fact, sides: Sides): RollupClauses["others"] {
  const { computed, contested } = fact.rollup;
  const voicesOn = (name: SideName): string[] =>
    (sideNamed(sides, name)?.groups ?? []).filter(({ isAside }) => !isAside).map(({ voice }) => voice);
  const clause = (
    side: SideName,
    words: (who: string, several: boolean) => string,
    told: readonly string[] = [],
  ): RollupClauses["others"] => {
    const voices = voicesOn(side).filter((voice) => !told.includes(voice));
    if (voices.length === 0) return [];
    return [{ side, text: words(enumerate(voices.map((id) => nameOf(lookup, id))), voices.length > 1) }];
  };
  const denied = (who: string, several: boolean): string =>
    contested === "by-party"
      ? `denied by ${who}, ${several ? "parties" : "a party"} to it`
      : `denied independently, by ${who}`;
  return [
    ...(computed === "projected" ? [] : clause("expecting", (who) => `expected by ${who}`, voicesOn("for"))),
    ...(computed === "denied" ? [] : clause("denying", denied)),
    ...clause("doubting", (who) => `doubted by ${who}`, voicesOn("denying")),
    ...clause("taken_back", (who) => `taken back by ${who}`),
  ];
}
