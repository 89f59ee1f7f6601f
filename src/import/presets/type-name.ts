import anyAscii from "any-ascii";
import { toId } from "../../model/ids.ts";

/** The nearest id to a text, by its sound where its script has no Latin letters: `столица` gives `stolitsa`. */
export function romanId(text: string): string {
  return toId(text) || toId(anyAscii(text));
}

/** The same of a text in any script. */
export function romanName(text: string, between: "-" | "_", fallback: string): string {
  return typeName(toId(text) === "" ? anyAscii(text) : text, between, fallback);
}

/** A name that a schema takes: of entity types with hyphens between its words, of relation types with underscores. */
export function typeName(text: string, between: "-" | "_", fallback: string): string {
  const id = toId(text).replaceAll("-", between);
  if (id === "") return fallback;
  return /^[a-z]/.test(id) ? id : `${fallback}${between}${id}`;
}
