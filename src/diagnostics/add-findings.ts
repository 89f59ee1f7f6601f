import type { Finding } from "./diagnostic.ts";

/** Adds findings to others. `push(...more)` would end the call stack where a hostile file has a hundred thousand. */
export function addFindings(findings: Finding[], more: readonly Finding[]): void {
  for (const one of more) findings.push(one);
}
