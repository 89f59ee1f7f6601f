import type { Document } from "../model/document.ts";
import { addTo } from "../model/lists-by-key.ts";
import { locate } from "../parse/locate.ts";
import { PROJECT_FILE } from "../project/keys.ts";
import { sortByFile } from "../resolve/symbol-table.ts";
import type { Edit } from "./edits.ts";
import { factEdits } from "./fact-ids.ts";
import { idText } from "./id-text.ts";
import type { Sources } from "./sources.ts";
import { usesOf } from "./uses.ts";

/**
 * Where files have to say `now` in place of `old`, ids of facts in entente.yaml included.
 *
 * @param docs as they are once no file declares `old`
 * @param textAt the text of a file by the name that it has among these
 */
export function referenceEdits(
  ids: { readonly old: string; readonly now: string },
  { schema, projectFile }: Sources,
  docs: readonly Document[],
  textAt: (file: string) => string | undefined,
): ReadonlyMap<string, readonly Edit[]> {
  const { findings, facts } = usesOf(ids, schema, sortByFile(docs), projectFile);
  const edits = new Map<string, Edit[]>();
  const add = (file: string, edit: Edit): void => {
    addTo(edits, file, edit);
  };
  for (const { fix = [] } of locate(findings, textAt)) {
    for (const { span, newText } of fix)
      add(span.file, { ...span, newText: isCondition(newText) ? newText : idText(newText) });
  }
  for (const edit of factEdits(projectFile, ids, facts, textAt)) add(PROJECT_FILE, edit);
  return edits;
}

/** Conditions are written as YAML already. An id has no quotes and compares nothing. */
function isCondition(text: string): boolean {
  return /["=]/.test(text);
}

export function countEdits(edits: ReadonlyMap<string, readonly Edit[]>): number {
  return [...edits.values()].reduce((sum, some) => sum + some.length, 0);
}
