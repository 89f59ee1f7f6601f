import type { Verdict } from "../corroborate/accounts.ts";

/** How two accounts of a fact compare: `only Russia speaks of it`. */
export function verdictText(verdict: Verdict, a: string, b: string): string {
  const texts: Readonly<Record<Verdict, string>> = {
    "only-a": `only ${a} speaks of it`,
    "only-b": `only ${b} speaks of it`,
    conflict: "they contradict each other",
    apart: "one doubts or only expects it",
    agree: "they agree",
  };
  return texts[verdict];
}
