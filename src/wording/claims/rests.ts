import { count } from "../counts.ts";

/** What rests on a source, in numbers: `12 claims on 7 facts, 3 of them on nothing else`. */
export function restsText(claims: number, facts: number, alone: number): string {
  return `${count(claims, "claim")} on ${count(facts, "fact")}, ${alone} of them on nothing else`;
}
