import type { Claim } from "../model/claim.ts";
import { compareDays } from "../model/dates/calendar.ts";
import { parseDate, parseTime } from "../model/dates.ts";
import type { Fact } from "../model/fact.ts";
import { covers, knownWhen, trueWhen } from "./clocks.ts";
import { corroborate } from "./corroborate.ts";
import type { Voices } from "./voices.ts";

/** The two clocks; a clock that is left out stands open. Dates are EDTF; of a month or a year, its last day counts. */
export interface Clocks {
  /** Facts that may hold on this day. */
  readonly trueOn?: string;
  /** Claims that were made by this day. */
  readonly knownOn?: string;
  /** Count what bears no date on a clock as in force on it. Default: leave it out. */
  readonly undated?: boolean;
}

/** A view of the facts at a time. What has no date on a clock that is set is listed, whether it is kept or left out. */
export interface AsOf {
  /** Facts with at least one claim in force, with these claims alone and their rollup. */
  readonly facts: readonly Fact[];
  readonly undated: Undated;
}

/** Ids of facts that a clock cannot place. */
export interface Undated {
  /** Rest, in whole or in part, on claims (or, without claims, on nothing) without a `when`. */
  readonly trueOn: readonly string[];
  /** The same of claims without a day on which they were made. */
  readonly knownOn: readonly string[];
  /** Of both: what no dated claim puts at that time. In the view with `undated: true`, and out of it otherwise. */
  readonly alone: readonly string[];
}

export const NONE_UNDATED: Undated = { trueOn: [], knownOn: [], alone: [] };

/** The facts as they stood on a day, as known on a day. With both clocks open this is the plain roll-up. */
export function asOf(facts: readonly Fact[], voices: Voices, clocks: Clocks): AsOf {
  const trueOn = day(clocks.trueOn);
  const knownOn = day(clocks.knownOn);
  const shown: Fact[] = [];
  const undated = { trueOn: [] as string[], knownOn: [] as string[], alone: [] as string[] };
  const keep = clocks.undated === true;
  for (const fact of facts) {
    const sight = see(fact, voices, trueOn, knownOn, keep);
    if (sight.untrue) undated.trueOn.push(fact.id);
    if (sight.unknown) undated.knownOn.push(fact.id);
    if (sight.alone) undated.alone.push(fact.id);
    if (!sight.inForce) continue;
    shown.push({ ...fact, claims: sight.claims });
  }
  return { facts: corroborate(shown, voices), undated };
}

interface Sight {
  readonly claims: readonly Claim[];
  readonly inForce: boolean;
  readonly untrue: boolean;
  readonly unknown: boolean;
  readonly alone: boolean;
}

function see(fact: Fact, voices: Voices, trueOn: string | null, knownOn: string | null, keep: boolean): Sight {
  let untrue = false;
  let unknown = false;
  let isDated = false;
  let isUndated = false;
  const isInForce = (when: ReturnType<typeof trueWhen>, known: string | null): boolean => {
    const noTrue = trueOn !== null && when === null;
    const noKnown = knownOn !== null && known === null;
    untrue ||= noTrue;
    unknown ||= noKnown;
    const holds = trueOn === null || when === null || covers(when, trueOn);
    const isKnown = knownOn === null || known === null || compareDays(known, knownOn) <= 0;
    if (!holds || !isKnown) return false;
    if (noTrue || noKnown) isUndated = true;
    else isDated = true;
    return keep || !(noTrue || noKnown);
  };
  if (fact.claims.length === 0) {
    const when = fact.qualifiers["when"];
    if (when === undefined && voices.isAnalysts(fact.type)) {
      return { claims: fact.claims, inForce: true, untrue, unknown, alone: false };
    }
    const inForce = isInForce(typeof when === "string" ? parseDate(when) : null, null);
    return { claims: fact.claims, inForce, untrue, unknown, alone: isUndated };
  }
  const claims = fact.claims.filter((claim) => isInForce(trueWhen(claim, fact), knownWhen(claim, voices)));
  return {
    claims: claims.length === fact.claims.length ? fact.claims : claims,
    inForce: claims.length > 0,
    untrue,
    unknown,
    alone: isUndated && !isDated,
  };
}

function day(written: string | undefined): string | null {
  if (written === undefined) return null;
  const range = parseTime(written);
  return range?.last ?? range?.first ?? written;
}
