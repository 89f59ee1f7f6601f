import { maySpeak } from "../corroborate/voices.ts";
import type { Document } from "../model/document.ts";
import { groundsOf, type Schema } from "../model/schema.ts";
import { isMapping } from "../resolve/symbol-table.ts";

/** What of a file concerns other files: all but its relations, and of these the few that are needed early. */
export type Head = Document;

/** The relations that are needed early: who speaks for whom must be known before the first claim is weighed, and derived edges draw on several files. */
export function earlyRelations({ relations }: Schema): ReadonlySet<string> {
  const all = Object.values(relations);
  const sources = new Set(all.flatMap(groundsOf));
  return new Set(all.filter((one) => maySpeak(one) || sources.has(one.name)).map(({ name }) => name));
}

/** Makes heads of documents. */
export function headMaker(schema: Schema, early: ReadonlySet<string>): (document: Document) => Head {
  return ({ file, id, value }) => {
    const type = String(value["type"]);
    if (Object.hasOwn(schema.relations, type) && !early.has(type)) {
      const { former_ids } = value;
      return { file, id, value: former_ids === undefined ? { type } : { type, former_ids } };
    }
    const { relations, ...own } = value;
    if (!isMapping(relations)) return { file, id, value };
    const kept = Object.entries(relations).filter(([name]) => early.has(name));
    return { file, id, value: kept.length === 0 ? own : { ...own, relations: Object.fromEntries(kept) } };
  };
}

/** The names of the relations that a document writes. */
export function relationsIn({ value }: Document, schema: Schema): readonly string[] {
  const type = String(value["type"]);
  if (Object.hasOwn(schema.relations, type)) return [type];
  return isMapping(value["relations"]) ? Object.keys(value["relations"]) : [];
}
