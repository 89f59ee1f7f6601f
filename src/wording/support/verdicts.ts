import type { Verdict } from "../../corroborate/accounts.ts";

/** How two accounts of a fact compare: `told by Russia only`. */
export function verdictText(verdict: Verdict, a: string, b: string): string {
  const texts: Readonly<Record<Verdict, string>> = {
    "only-a": `told by ${a} only`,
    "only-b": `told by ${b} only`,
    conflict: "they contradict each other",
    apart: "one doubts or only expects it",
    agree: "they agree",
  };
  return texts[verdict];
}
