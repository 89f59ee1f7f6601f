import { laidOutAsBefore } from "../fmt/laid-out.ts";
import type { Snapshot } from "../host/host.ts";
import type { Document } from "../model/document.ts";
import { compareText } from "../model/order.ts";
import { textOf } from "../parse/read-folder.ts";
import type { Changes } from "./changes.ts";
import { applyEdits } from "./edits.ts";
import { formerIdsOf, withIds } from "./listed-ids.ts";
import { countEdits, referenceEdits } from "./reference-edits.ts";
import { documentOf, readSources, type Sources } from "./sources.ts";

/**
 * Renames an entity: its file, every reference to it in data/ and entente.yaml, and the facts' ids that entente.yaml names. The old id
 * joins its `former_ids`. Comments, quotes and all other bytes stay; files that were in canonical form are so again.
 *
 * @param host a project without errors
 * @param old the id of an entity
 * @param now an id that no file has
 * @param sources what the project's files say, where they have been read
 */
export function renameEntity(host: Snapshot, old: string, now: string, sources: Sources = readSources(host)): Changes {
  const own = documentOf(sources, old);
  const path = own.file.replace(/[^/]*$/, `${now}.yaml`);
  // One that it takes up again is none.
  const former = [...formerIdsOf(own).filter((id) => id !== now), old];
  const renamed: Document = { file: path, id: now, value: { ...own.value, former_ids: former } };
  const after = sources.documents.map((doc) => (doc === own ? renamed : doc));
  // The file is still where it was: what is found in it is looked up there.
  const readAt = (file: string): string | undefined => textOf(host, file === path ? own.file : file);

  const edits = referenceEdits({ old, now }, sources, after, readAt);
  const writes = [...new Set([path, ...edits.keys()])].map((file) => {
    const text = readAt(file) ?? "";
    const edited = applyEdits(text, edits.get(file) ?? []);
    return {
      path: file,
      text: laidOutAsBefore(file, text, file === path ? withIds(edited, "former_ids", former) : edited),
    };
  });
  return {
    writes: writes.sort((a, b) => compareText(a.path, b.path)),
    removes: [own.file],
    references: countEdits(edits),
  };
}
