import type { Rollup } from "../model/fact.ts";
import { count } from "./counts.ts";

/** `confirmed (3 voices: a, b, c), contested by-party (russia)`; says so where an analyst overruled the computed value. */
export function supportText({ support, computed, assessment, contested, voices, deniers }: Rollup): string {
  const heard = voices.length === 0 ? "no voice" : `${count(voices.length, "voice")}: ${voices.join(", ")}`;
  const overruled = assessment ? `, assessed by the analyst: ${assessment.why} (computed: ${computed})` : "";
  const against = contested === "no" ? "" : `, contested ${contested} (${deniers.join(", ")})`;
  return `${support} (${heard})${overruled}${against}`;
}
