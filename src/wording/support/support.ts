import type { Rollup } from "../../model/fact.ts";
import type { Contested, Support } from "../../model/support.ts";
import { count } from "../counts.ts";

export const SUPPORT_LABEL: Readonly<Record<Support, string>> = {
  confirmed: "Confirmed",
  corroborated: "Corroborated",
  reported: "Reported",
  alleged: "Alleged",
  projected: "Projected",
  unsourced: "Unsourced",
  denied: "Denied",
};

/** What a level of support means, for legends. */
export const SUPPORT_MEANING: Readonly<Record<Support, string>> = {
  confirmed: "Two independent voices confirm it, or a party to it admits it",
  corroborated: "Two or more independent voices state it",
  reported: "One voice states it",
  alleged: "It is only alleged",
  projected: "It is only predicted",
  unsourced: "No source",
  denied: "It is only denied",
};

/** What contests a fact, for legends; empty where nothing does. */
export const CONTESTED_MEANING: Readonly<Record<Contested, string>> = {
  no: "",
  "by-rival": "Cannot be true together with a rival",
  "by-party": "Denied by a party to it",
  independently: "Denied independently",
};

/** What the legend's filter of contested facts leaves. */
export const CONTESTED_HINT = "Facts that a claim denies, or that cannot be true together with another";

/** `Confirmed`, `Confirmed (assessed)` where the analyst overruled what the claims amount to. */
export function supportLabel({ support, assessment }: Pick<Rollup, "support" | "assessment">): string {
  return `${SUPPORT_LABEL[support]}${assessment ? " (assessed)" : ""}`;
}

/** Support in a line: `Confirmed · 3 independent voices · denied by a party to it`. */
export function supportLine(rollup: Rollup): string {
  const voices = rollup.voices.length;
  const against = CONTESTED_MEANING[rollup.contested].toLowerCase();
  return [supportLabel(rollup), voices > 0 ? count(voices, "independent voice") : "", against]
    .filter((part) => part !== "")
    .join(" · ");
}

/** `confirmed (3 voices: a, b, c), contested by-party (russia)`; says so where an analyst overruled the computed value. */
export function supportText(rollup: Rollup): string {
  const { support, computed, assessment, contested, voices, expecting, deniers } = rollup;
  const named = voices.length === 0 ? "no voice" : `${count(voices.length, "voice")}: ${voices.join(", ")}`;
  const heard = expecting.length === 0 ? named : `${named}; expected by ${expecting.join(", ")}`;
  const overruled = assessment ? `, assessed by the analyst: ${assessment.why} (computed: ${computed})` : "";
  const by = contested === "by-rival" ? rollup.rivals : deniers;
  const against = contested === "no" ? "" : `, contested ${contested} (${by.join(", ")})`;
  return `${support} (${heard})${overruled}${against}`;
}
