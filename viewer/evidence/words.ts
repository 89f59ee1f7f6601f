import type { Rollup, Support } from "../../src/model/fact.ts";
import { plural } from "../derive/sentence.ts";

export const SUPPORT_LABEL: Readonly<Record<Support, string>> = {
  confirmed: "Confirmed",
  corroborated: "Corroborated",
  reported: "Reported",
  alleged: "Alleged",
  projected: "Projected",
  unsourced: "Unsourced",
  denied: "Denied",
};

export const SUPPORT_MEANING: Readonly<Record<Support, string>> = {
  confirmed: "two independent voices confirm it, or a party to it admits it",
  corroborated: "two or more independent voices state it",
  reported: "one voice states it",
  alleged: "it is only alleged",
  projected: "it is only predicted",
  unsourced: "nobody is named for it",
  denied: "it is only denied",
};

/** "Confirmed by 3 independent voices, contested by a party". */
export function supportWords(rollup: Rollup): string {
  const n = rollup.voices.length;
  const by = n > 0 ? ` · ${plural(n, "independent voice")}` : "";
  return `${SUPPORT_LABEL[rollup.support]}${by}${contestedWords(rollup)}`;
}

export function contestedWords({ contested }: Rollup): string {
  if (contested === "by-party") return " · contested by a party to it";
  return contested === "independently" ? " · contested independently" : "";
}

/** `p3` is "paragraph 3", `L14` is "line 14"; anything else stays as written. */
export function locatorWords(at: string): string {
  const match = /^([pL])[\dpL,\s-]+$/.exec(at);
  if (!match) return at;
  const numbers = at
    .replaceAll(/[pL\s]/g, "")
    .replaceAll(",", ", ")
    .replaceAll("-", " to ");
  const many = /\D/.test(numbers);
  return `${match[1] === "p" ? "paragraph" : "line"}${many ? "s" : ""} ${numbers}`;
}
