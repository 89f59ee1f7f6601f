import type { Claim } from "../model/claim.ts";
import { CLOCK_NAMES, type ClockName, type Days } from "../model/clock.ts";
import { compareDays } from "../model/dates/calendar.ts";
import { type DateRange, dateOf, parseTime } from "../model/dates.ts";
import type { Fact } from "../model/fact.ts";
import { heldWithin, knownWhen, trueWhen } from "./clocks.ts";
import { corroborate } from "./corroborate.ts";
import { type Answer, type Asking, answerOf, betterAnswer, type Question } from "./holds.ts";
import type { Voices } from "./voices.ts";

/** The two clocks; a clock that is left out is open. Dates are EDTF. */
export interface Clocks extends Asking, Days {
  /** Facts that hold at some time within this day, month, year or interval, certainly or possibly. */
  readonly trueOn?: string;
  /** Facts that are certain to hold then. What is only possible is left out before roll-ups and rivals are counted. */
  readonly certain?: boolean;
  /** Claims that were made by this day; of a month or a year, by its last day. */
  readonly knownOn?: string;
  /** Count what bears no date on a clock as in force on it. Default: leave it out. */
  readonly undated?: boolean;
}

/** A view of the facts at a time. What has no date on a clock that is set is listed, whether it is kept or left out. */
export interface AsOf {
  /** Facts with at least one claim in force, with these claims alone and their rollup. */
  readonly facts: readonly Fact[];
  /** Of each of these facts that has a date, whether it is certain at the time asked for. Empty where none is. */
  readonly answers: Answers;
  readonly undated: Undated;
}

/** By the id of a fact. */
export type Answers = ReadonlyMap<string, Exclude<Answer, "no">>;

/** Ids of facts that a clock cannot place. */
export interface Undated extends Readonly<Record<ClockName, readonly string[]>> {
  /** Rest, in whole or in part, on claims (or, without claims, on nothing) without a `when`. */
  readonly trueOn: readonly string[];
  /** The same of claims without a day on which they were made. */
  readonly knownOn: readonly string[];
  /** Of both: what no dated claim puts at that time. In the view with `undated: true`, and out of it otherwise. */
  readonly alone: readonly string[];
}

export const NO_ANSWERS: Answers = new Map();
/** Those that some clock cannot place. */
export function allUndated(undated: Undated): ReadonlySet<string> {
  return new Set(CLOCK_NAMES.flatMap((name) => undated[name]));
}

export const NONE_UNDATED: Undated = { trueOn: [], knownOn: [], alone: [] };

/** The facts as they were at a time, as known on a day. With both clocks open this is the plain roll-up. */
export function asOf(facts: readonly Fact[], voices: Voices, clocks: Clocks): AsOf {
  const lookup: Lookup = {
    voices,
    question: clocks.trueOn === undefined ? null : parseTime(clocks.trueOn),
    knownOn: clocks.knownOn === undefined ? null : lastDayOf(clocks.knownOn),
    clocks,
  };
  const isCertain = clocks.certain === true && lookup.question !== null;
  const shown: Fact[] = [];
  const answers = new Map<string, Exclude<Answer, "no">>();
  const undated = { trueOn: [] as string[], knownOn: [] as string[], alone: [] as string[] };
  for (const fact of facts) {
    const sight = see(fact, lookup);
    if (sight.untrue) undated.trueOn.push(fact.id);
    if (sight.unknown) undated.knownOn.push(fact.id);
    if (sight.alone) undated.alone.push(fact.id);
    if (!sight.inForce) continue;
    // Before rivals are counted: what is only possible is not one.
    if (isCertain && sight.answer !== "certain" && !sight.timeless) continue;
    if (sight.answer !== "no") answers.set(fact.id, sight.answer);
    shown.push({ ...fact, claims: sight.claims });
  }
  return { facts: corroborate(shown, voices), answers, undated };
}

interface Lookup {
  readonly voices: Voices;
  readonly question: Question | null;
  readonly knownOn: string | null;
  readonly clocks: Clocks;
}

interface Sight {
  readonly claims: readonly Claim[];
  readonly inForce: boolean;
  /** An analyst's own reading, which no clock leaves out. */
  readonly timeless: boolean;
  /** The best answer of a claim in force; `no` where none has a date, or no time is asked for. */
  readonly answer: Answer;
  readonly untrue: boolean;
  readonly unknown: boolean;
  readonly alone: boolean;
}

function see(fact: Fact, { voices, question, knownOn, clocks }: Lookup): Sight {
  let untrue = false;
  let unknown = false;
  let isDated = false;
  let isUndated = false;
  let answer: Answer = "no";
  const isInForce = (when: DateRange | null, known: string | null, claim: Claim | null): boolean => {
    const noTrue = question !== null && when === null;
    const noKnown = knownOn !== null && known === null;
    untrue ||= noTrue;
    unknown ||= noKnown;
    const own: Answer =
      question === null || when === null
        ? "possible"
        : answerOf(heldWithin(fact, when, claim, voices), question, clocks);
    const isKnown = knownOn === null || known === null || compareDays(known, knownOn) <= 0;
    if (own === "no" || !isKnown) return false;
    if (noTrue || noKnown) isUndated = true;
    else isDated = true;
    const isKept = clocks.undated === true || !(noTrue || noKnown);
    if (isKept && question !== null && when !== null) answer = betterAnswer(answer, own);
    return isKept;
  };
  if (fact.claims.length === 0) {
    const when = fact.qualifiers["when"];
    if (when === undefined && voices.isAnalysts(fact.type)) {
      return { claims: fact.claims, inForce: true, timeless: true, answer, untrue, unknown, alone: false };
    }
    const inForce = isInForce(dateOf(when), null, null);
    return { claims: fact.claims, inForce, timeless: false, answer, untrue, unknown, alone: isUndated };
  }
  const claims = fact.claims.filter((claim) => isInForce(trueWhen(claim, fact), knownWhen(claim, voices), claim));
  return {
    claims: claims.length === fact.claims.length ? fact.claims : claims,
    inForce: claims.length > 0,
    timeless: false,
    answer,
    untrue,
    unknown,
    alone: isUndated && !isDated,
  };
}

/** The last day of a date; of one that goes on, its first. */
function lastDayOf(written: string): string {
  const range = parseTime(written);
  return range?.last ?? range?.first ?? written;
}
