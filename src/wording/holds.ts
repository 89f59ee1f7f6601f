import type { Answer } from "../corroborate/holds.ts";
import { count } from "./counts.ts";

/** What is said of a fact that certainly, or possibly, holds at a time asked for. */
export const HOLDS: Readonly<Record<Exclude<Answer, "no">, string>> = {
  certain: "certain then",
  possible: "possible then",
};

/** `3 facts are possible then, not certain` */
export function possibleNote(facts: number): string {
  return `${count(facts, "fact")} ${facts === 1 ? "is" : "are"} possible then, not certain`;
}
