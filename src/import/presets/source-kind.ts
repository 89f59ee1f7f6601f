import type { Schema } from "../../model/schema.ts";

/** A kind of source, as the project's schema has it: the one that is wanted, else the last, which is for all others; null: it has none. */
export function sourceKind({ entities }: Pick<Schema, "entities">, wanted: string): string | null {
  const kind = entities["source"]?.attributes["kind"];
  if (kind === undefined) return null;
  if (!("values" in kind.type)) return wanted;
  return kind.type.values.includes(wanted) ? wanted : (kind.type.values.at(-1) ?? null);
}
