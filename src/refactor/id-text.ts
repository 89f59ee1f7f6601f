import { stringify } from "yaml";

/** An id as YAML: in quotes where it would else be read as a number, as `2024` would. */
export function idText(id: string): string {
  return stringify(id, { version: "1.2", schema: "core", defaultStringType: "PLAIN" }).trimEnd();
}
