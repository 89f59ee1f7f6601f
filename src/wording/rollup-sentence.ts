import type { Statement } from "../corroborate/statements.ts";
import type { Fact } from "../model/fact.ts";
import { isFor, STANCE } from "../model/stance.ts";
import { count } from "./counts.ts";
import { enumerate } from "./lists.ts";
import { quantityText } from "./quantities.ts";

/** What a fact's claims amount to, in one sentence: `Confirmed by NATO and South Korea; denied by Russia, a party to it; 3,000 to 30,000 troops.` */
export function rollupSentence(fact: Fact, statements: readonly Statement[], nameOf: (id: string) => string): string {
  const { support, computed, assessment, contested, deniers, voices, quantities } = fact.rollup;
  const heard = statements.filter(({ takenBack }) => !takenBack);
  const list = (ids: Iterable<string>) => enumerate([...new Set(ids)].map(nameOf));
  const confirming = heard
    .filter(({ stance }) => STANCE[stance].support.admitted === "confirmed")
    .map(({ voice }) => voice);
  const asserting = heard.filter(({ stance }) => isFor(stance)).map(({ voice }) => voice);
  const parts: string[] = [];
  if (assessment) parts.push(`${support} in the analyst's judgement (${assessment.why}); by the claims`);
  switch (computed) {
    case "confirmed": {
      const others = voices.filter((voice) => !confirming.includes(voice)).length;
      parts.push(`confirmed by ${list(confirming)}${others > 0 ? `, and said by ${count(others, "more voice")}` : ""}`);
      break;
    }
    case "corroborated":
      parts.push(`corroborated: ${count(voices.length, "independent voice")} say so (${list(voices)})`);
      break;
    case "reported":
      parts.push(
        voices.length > 1
          ? `reported: one voice states it, others only allege it (${list(voices)})`
          : `reported by one voice only, ${list(asserting)}`,
      );
      break;
    case "alleged":
      parts.push(`only alleged, by ${list(asserting)}`);
      break;
    case "projected":
      parts.push(`only predicted, by ${list(asserting)}`);
      break;
    case "denied":
      parts.push(`only denied, by ${list(deniers)}`);
      break;
    case "unsourced":
      parts.push(fact.claims.length === 0 ? "unsourced: nobody is named for it" : "unsourced: nobody asserts it now");
  }
  const [first = "", ...rest] = parts;
  const clauses = [rest.length > 0 ? `${first} ${rest.join(" ")}` : first];
  if (contested !== "no" && computed !== "denied") {
    clauses.push(
      `denied ${contested === "by-party" ? `by ${list(deniers)}, ${deniers.length === 1 ? "a party" : "parties"} to it` : `independently, by ${list(deniers)}`}`,
    );
  }
  clauses.push(...quantities.map((rolled) => quantityText(rolled)));
  const sentence = clauses.join("; ");
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`;
}
