import { covers, knownWhen } from "../../corroborate/clocks.ts";
import type { Voices } from "../../corroborate/voices.ts";
import type { Claim } from "../../model/claim.ts";
import type { Fact } from "../../model/fact.ts";
import type { Contested, Support } from "../../model/support.ts";
import { dateNamed } from "../ground.ts";
import { allValues, valueTest } from "../values.ts";
import { reaches } from "./support.ts";

/** What filters ask of a fact, wherever they are set: methods of `FactQuery`, options of a command, ticks of a legend. */

/** Support of this level or a higher one. */
export function isSupported({ rollup }: Fact, level: Support): boolean {
  return reaches(rollup.support, level);
}

/** Contested in any way, or in this one. */
export function isContested({ rollup }: Fact, how?: Contested): boolean {
  return how === undefined ? rollup.contested !== "no" : rollup.contested === how;
}

/** Another asserted fact cannot be true together with it. */
export function hasRivals({ rollup }: Fact): boolean {
  return rollup.rivals.length > 0;
}

/** At least, and at most, so many independent voices that say it is so; who only expects it is none of them. */
export function hasVoices({ rollup }: Fact, atLeast: number, atMost: number = Number.POSITIVE_INFINITY): boolean {
  return rollup.voices.length >= atLeast && rollup.voices.length <= atMost;
}

/** Rests on one voice. */
export function isSingleVoiced(fact: Fact): boolean {
  return hasVoices(fact, 1, 1);
}

/** Whether a fact, or one of its claims, may be so at some time within these dates (EDTF). Without a `when`, it is not. */
export function trueWithin(dates: string): (fact: Fact) => boolean {
  const matches = valueTest("date", dateNamed(dates).text);
  return (fact) => allValues(fact, "when").some(matches);
}

/** Whether a claim was made within these dates (EDTF). One that bears no date was not. */
export function saidWithin(dates: string, voices: Voices): (claim: Claim) => boolean {
  const range = dateNamed(dates);
  return (claim) => {
    const day = knownWhen(claim, voices);
    return day !== null && covers(range, day);
  };
}
