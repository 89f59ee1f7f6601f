import { toId } from "../../model/ids.ts";

/** A name that a schema takes: of entity types with hyphens between its words, of relation types with underscores. */
export function typeName(text: string, between: "-" | "_", fallback: string): string {
  const id = toId(text).replaceAll("-", between);
  if (id === "") return fallback;
  return /^[a-z]/.test(id) ? id : `${fallback}${between}${id}`;
}
