import { laidOutAsBefore } from "../fmt/laid-out.ts";
import type { Snapshot } from "../host/host.ts";
import type { Document } from "../model/document.ts";
import { compareText } from "../model/order.ts";
import { locate } from "../parse/locate.ts";
import { readFolder, textOf } from "../parse/read-folder.ts";
import { PROJECT_FILE } from "../project/keys.ts";
import { readDeclarations } from "../project/read-declarations.ts";
import { sortByFile } from "../resolve/symbol-table.ts";
import type { Changes } from "./changes.ts";
import { applyEdits, type Edit } from "./edits.ts";
import { factEdits } from "./fact-ids.ts";
import { idText } from "./id-text.ts";
import { formerIdsOf, withIds } from "./listed-ids.ts";
import { usesOf } from "./uses.ts";

/**
 * Renames an entity: its file, every reference to it in data/ and entente.yaml, and the facts' ids that entente.yaml names. The old id
 * joins its `former_ids`. Comments, quotes and all other bytes stay; files that were in canonical form are so again.
 *
 * @param host a project without errors
 * @param old the id of an entity
 * @param now an id that no file has
 */
export function renameEntity(host: Snapshot, old: string, now: string): Changes {
  const { schema, projectFile } = readDeclarations(host);
  const before = readFolder(host, "data").documents;
  const own = before.find(({ id }) => id === old);
  if (own === undefined) throw new Error(`no file declares ${old}`);
  const path = own.file.replace(/[^/]*$/, `${now}.yaml`);
  // One that it takes up again is none.
  const former = [...formerIdsOf(own).filter((id) => id !== now), old];
  const renamed: Document = { file: path, id: now, value: { ...own.value, former_ids: former } };
  const after = sortByFile(before.map((doc) => (doc === own ? renamed : doc)));

  const { findings, facts } = usesOf({ old, now }, schema, after, projectFile);
  // The file is still where it was: what is found in it is looked up there.
  const readAt = (file: string): string | undefined => textOf(host, file === path ? own.file : file);
  const edits = new Map<string, Edit[]>([[path, []]]);
  const add = (file: string, edit: Edit): void => {
    edits.set(file, [...(edits.get(file) ?? []), edit]);
  };
  for (const { fix = [] } of locate(findings, readAt)) {
    for (const { span } of fix) add(span.file, { ...span, newText: idText(now) });
  }
  for (const edit of factEdits(projectFile, { old, now }, facts, readAt)) add(PROJECT_FILE, edit);

  const writes = [...edits].map(([file, some]) => {
    const text = readAt(file) ?? "";
    const edited = applyEdits(text, some);
    return {
      path: file,
      text: laidOutAsBefore(file, text, file === path ? withIds(edited, "former_ids", former) : edited),
    };
  });
  const references = [...edits.values()].reduce((sum, some) => sum + some.length, 0);
  return { writes: writes.sort((a, b) => compareText(a.path, b.path)), removes: [own.file], references };
}
