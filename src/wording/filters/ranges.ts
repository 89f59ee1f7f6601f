import { count } from "../counts.ts";
import { dateText } from "../dates.ts";

/** The two clocks that a range of dates may lie on: when it was so, and when someone said so. */
export type RangeClock = "during" | "said";

const NAMES: Readonly<Record<RangeClock, string>> = { during: "true", said: "said" };

/** `said within January to June 2024`; the dates are EDTF. */
export function withinText(clock: RangeClock, dates: string): string {
  return `${NAMES[clock]} within ${dateText(dates)}`;
}

/** `45 facts said within January to June 2024`; without dates, how to choose some. */
export function rangeText(clock: RangeClock, dates: string | null, facts: number): string {
  return dates === null ? `All dates: ${count(facts, "fact")}` : `${count(facts, "fact")} ${withinText(clock, dates)}`;
}
