import type { Answer } from "../../corroborate/holds.ts";
import { count } from "../counts.ts";

/** `3 facts are possible then, not certain` */
export function possibleNote(facts: number): string {
  return `${count(facts, "fact")} ${facts === 1 ? "is" : "are"} possible then, not certain`;
}

/** Of a fact that may hold on the day of a clock. */
export const POSSIBLE_THEN = "Possible then, not certain";

/** The choice that leaves out what is only possible. */
export const CERTAIN_ONLY = "Only what is certain then";

/** A relation that may hold on the day of a clock: `leads (possibly)`. */
export function possiblyText(relation: string): string {
  return `${relation} (possibly)`;
}

/** An entity that does not exist on the day of a clock, and that a fact of that day names: `Caesar (not there then)`. */
export function absentText(name: string): string {
  return `${name} (not there then)`;
}

/** Whether an entity exists on the day of a clock; empty where it certainly does, or has no lifetime. */
export function existenceText(answer: Answer | undefined): string {
  if (answer === "no") return "Did not exist then";
  return answer === "possible" ? "May have existed then" : "";
}
