import type { Snapshot } from "../host/host.ts";
import type { Document } from "../model/document.ts";
import { readFolder } from "../parse/read-folder.ts";
import { type Declarations, readDeclarations } from "../project/read-declarations.ts";

/** What a project declares, and the documents of data/, sorted by file. */
export interface Sources extends Declarations {
  readonly documents: readonly Document[];
}

export function readSources(host: Snapshot): Sources {
  return { ...readDeclarations(host), documents: readFolder(host, "data").documents };
}

/** @throws Error where no file declares it: callers have looked */
export function documentOf({ documents }: Sources, id: string): Document {
  const found = documents.find((doc) => doc.id === id);
  if (found === undefined) throw new Error(`no file declares ${id}`);
  return found;
}
