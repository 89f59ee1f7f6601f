import { maySpeak } from "../corroborate/voices.ts";
import type { Document } from "../model/document.ts";
import type { RelationType, Schema } from "../model/schema.ts";
import { isMapping } from "../resolve/symbol-table.ts";

/** What of a file concerns other files: all but its relations, and of these the few that are needed early. */
export type Head = Document;

/** Makes the heads of documents. */
export function headMaker(schema: Schema): (document: Document) => Head {
  const early = new Set(
    Object.values(schema.relations)
      .filter(isEarly(schema))
      .map(({ name }) => name),
  );
  return ({ file, id, value }) => {
    const { relations, ...own } = value;
    const type = String(value["type"]);
    if (Object.hasOwn(schema.relations, type) && !early.has(type)) {
      const { former_ids } = value;
      return { file, id, value: former_ids === undefined ? { type } : { type, former_ids } };
    }
    if (!isMapping(relations)) return { file, id, value };
    const kept = Object.entries(relations).filter(([name]) => early.has(name));
    return { file, id, value: kept.length === 0 ? own : { ...own, relations: Object.fromEntries(kept) } };
  };
}

/** Who speaks for whom must be known before the first claim is weighed, and derived edges draw on several files. */
function isEarly(schema: Schema): (relation: RelationType) => boolean {
  const sources = new Set(Object.values(schema.relations).map(({ derive }) => derive?.from));
  return (relation) => maySpeak(relation) || sources.has(relation.name);
}

/** The names of the relations that a document writes. */
export function relationsIn({ value }: Document, schema: Schema): readonly string[] {
  const type = String(value["type"]);
  if (Object.hasOwn(schema.relations, type)) return [type];
  return isMapping(value["relations"]) ? Object.keys(value["relations"]) : [];
}
