import { count } from "./counts.ts";

/** Of what files said before they had errors. */
export function staleText(errors: number): string {
  return `${count(errors, "error")} in the files: this is what they said before.`;
}
