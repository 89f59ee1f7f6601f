import { stringify } from "yaml";

/**
 * An id, or a condition that names one, as YAML: in quotes where it would else be read as a number, as `2024` would, or fall apart within
 * brackets, as `speaks_for!=russia, dprk` would.
 */
export function idText(id: string): string {
  if (/[,[\]{}]/.test(id)) return JSON.stringify(id);
  return stringify(id, { version: "1.2", schema: "core", defaultStringType: "PLAIN" }).trimEnd();
}
