import { count } from "./counts.ts";

/** `3 facts are possible then, not certain` */
export function possibleNote(facts: number): string {
  return `${count(facts, "fact")} ${facts === 1 ? "is" : "are"} possible then, not certain`;
}
