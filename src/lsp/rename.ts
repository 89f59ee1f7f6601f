import { ErrorCodes, type Position, type Range, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import { MEND_FIRST, refuseId } from "../refactor/may-rename.ts";
import { renameEntity } from "../refactor/rename-entity.ts";
import { declareSymbols } from "../resolve/symbol-table.ts";
import { cursorAt } from "./cursor.ts";
import { editsBetween } from "./edits.ts";
import type { OpenProject } from "./open-project.ts";
import { offsetAt, rangeOf } from "./places.ts";
import { namedAt, ownEntity } from "./references.ts";

/** The id that may be renamed at a position: one that is named there, or at its name that of the file's entity. */
export function renamableAt(
  project: OpenProject,
  path: string,
  position: Position,
): { readonly range: Range; readonly placeholder: string } | null {
  const lines = project.linesOf(path);
  const cursor = cursorAt(project.textOf(path), offsetAt(lines, position));
  if (cursor === null) return null;
  const isName = cursor.path.length === 1 && cursor.path[0] === "name";
  const entity = namedAt(project, path, cursor) ?? (isName ? ownEntity(project, path) : undefined);
  return entity ? { range: rangeOf(lines, cursor), placeholder: entity.id } : null;
}

/** What `entente rename` would write, as one edit: the entity's file moves, and all references follow. */
export function renameAt(
  project: OpenProject,
  path: string,
  position: Position,
  now: string,
  addressOf: (path: string) => { readonly uri: string; readonly version: number | null },
): WorkspaceEdit {
  const old = renamableAt(project, path, position)?.placeholder;
  const own = old === undefined ? undefined : project.entity(old);
  if (own === undefined) throw refused("there is no id here");
  const error = project.check().find(({ severity }) => severity === "error");
  if (error) throw refused(`${MEND_FIRST}: ${error.span.file}: ${error.message}`);
  const sources = project.sources();
  const refusal = refuseId(declareSymbols(sources.schema, sources.documents), own.id, now, own.file);
  if (refusal) throw refused([refusal.message, refusal.hint].filter((part) => part !== undefined).join(": "));
  const { writes } = renameEntity(project.files(), own.id, now, sources);
  const there = own.file.replace(/[^/]*$/, `${now}.yaml`);
  // The file is changed where it is, then moved, so that an open buffer moves with it.
  const texts = writes.map(({ path: file, text }) => {
    const at = file === there ? own.file : file;
    return { textDocument: addressOf(at), edits: editsBetween(project.textOf(at), text) };
  });
  const move = { kind: "rename", oldUri: addressOf(own.file).uri, newUri: addressOf(there).uri } as const;
  return { documentChanges: [...texts.filter(({ edits }) => edits.length > 0), move] };
}

/** What an editor shows in the place of a rename. */
export function refused(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, message);
}
