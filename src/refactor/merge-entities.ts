import { laidOutAsBefore } from "../fmt/laid-out.ts";
import { written } from "../fmt/lay-out.ts";
import type { Snapshot } from "../host/host.ts";
import type { Document } from "../model/document.ts";
import { compareText } from "../model/order.ts";
import { composeYaml } from "../parse/compose-yaml.ts";
import { locate } from "../parse/locate.ts";
import { readFolder, textOf } from "../parse/read-folder.ts";
import { PROJECT_FILE } from "../project/keys.ts";
import { type Declarations, readDeclarations } from "../project/read-declarations.ts";
import { sortByFile } from "../resolve/symbol-table.ts";
import { claimedBy } from "../schema/claimed-attributes.ts";
import { type Changes, withChanges } from "./changes.ts";
import { applyEdits, type Edit } from "./edits.ts";
import { factEdits } from "./fact-ids.ts";
import { idText } from "./id-text.ts";
import { type FactContradiction, joinFacts } from "./join-facts.ts";
import { joinFiles, type Preference } from "./join-files.ts";
import { formerIdsOf, withIds } from "./listed-ids.ts";
import { withoutRepeats } from "./repeats.ts";
import { usesOf } from "./uses.ts";

/** What a merge comes to, and where the two contradict each other. */
export interface Merge {
  readonly changes: Changes;
  readonly contradictions: readonly FactContradiction[];
}

/**
 * Merges an entity into another: its name becomes an alias, what its file says joins the other's, each reference to it leads to the other,
 * and facts that come to be the same are joined with all their claims. Comments are kept.
 *
 * @param host a project without errors
 * @param old the id that goes
 * @param now the id that stays
 * @param prefer whose value is kept where the two contradict; null: they are only told
 */
export function mergeEntities(host: Snapshot, old: string, now: string, prefer: Preference): Merge {
  const declarations = readDeclarations(host);
  const docs = readFolder(host, "data").documents;
  const [gone, kept] = [documentOf(docs, old), documentOf(docs, now)];
  const texts = new Map<string, string>();
  const textAt = (file: string): string => texts.get(file) ?? textOf(host, file) ?? "";

  const edits = referenceEdits({ old, now }, declarations, docs, textAt);
  for (const [file, some] of edits) texts.set(file, withoutRepeats(file, applyEdits(textAt(file), some), now));

  const type = declarations.schema.entities[String(kept.value["type"])];
  const claimed = new Set(
    type === undefined ? [] : claimedBy(type, declarations.schema.relations).map(({ name }) => name),
  );
  const tree = composeYaml(textAt(kept.file));
  const contradictions: FactContradiction[] = [];
  for (const one of joinFiles(tree, composeYaml(textAt(gone.file)), prefer, claimed)) {
    contradictions.push({ ...one, file: kept.file });
  }
  const former = new Set([...formerIdsOf(kept), ...formerIdsOf(gone), old]);
  former.delete(now);
  texts.set(kept.file, withIds(written(tree), "former_ids", [...former]));
  texts.delete(gone.file);

  const soFar = { writes: Array.from(texts, ([path, text]) => ({ path, text })), removes: [gone.file] };
  const merged = readFolder(withChanges(host, soFar), "data").documents;
  const joined = joinFacts(declarations.schema, merged, textAt);
  for (const [file, text] of joined.texts) texts.set(file, text);

  const writes = Array.from(texts, ([path, text]) => ({
    path,
    text: laidOutAsBefore(path, textOf(host, path) ?? "", text),
  }));
  const references = [...edits.values()].reduce((sum, some) => sum + some.length, 0);
  return {
    changes: { writes: writes.sort((a, b) => compareText(a.path, b.path)), removes: [gone.file], references },
    contradictions: [...contradictions, ...joined.contradictions],
  };
}

function documentOf(docs: readonly Document[], id: string): Document {
  const found = docs.find((doc) => doc.id === id);
  if (found === undefined) throw new Error(`no file declares ${id}`);
  return found;
}

/** Where files have to say `now` in place of `old`. */
function referenceEdits(
  ids: { readonly old: string; readonly now: string },
  { schema, projectFile }: Declarations,
  docs: readonly Document[],
  textAt: (file: string) => string,
): ReadonlyMap<string, readonly Edit[]> {
  // The file that goes is looked at as well, under an id that nothing refers to.
  const aside = docs.map((doc) => (doc.id === ids.old ? { ...doc, id: `${ids.old}-merged-into-${ids.now}` } : doc));
  const { findings, facts } = usesOf(ids, schema, sortByFile(aside), projectFile);
  const edits = new Map<string, Edit[]>();
  const add = (file: string, edit: Edit): void => {
    edits.set(file, [...(edits.get(file) ?? []), edit]);
  };
  for (const { fix = [] } of locate(findings, textAt)) {
    for (const { span } of fix) add(span.file, { ...span, newText: idText(ids.now) });
  }
  for (const edit of factEdits(projectFile, ids, facts, textAt)) add(PROJECT_FILE, edit);
  return edits;
}
