import { formatYaml } from "./format-yaml.ts";

/** The text in canonical form, if it was so before: a longer id may break a line, a shorter one join two. */
export function laidOutAsBefore(path: string, before: string, after: string): string {
  return formatYaml({ path, text: before }).text === before ? formatYaml({ path, text: after }).text : after;
}
