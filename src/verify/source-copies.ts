import { PART_OF } from "../corroborate/vocabulary.ts";
import type { Dataset } from "../model/dataset.ts";
import { type LocatorPlace, parseLocator } from "../model/locators/locator.ts";

/** Where the reader's own copy of a source is. */
export interface SourceCopy {
  /** Entity id. */
  readonly source: string;
  /** File name in the archive. */
  readonly archive: string;
  /** Of a part of a document (a comment): where in the file it is, as its `part_of` says; null: the whole file. */
  readonly part: readonly LocatorPlace[] | null;
}

/** The copy of each source that has one. A part without a file of its own is looked for in the file of what it is part of. */
export function sourceCopies(dataset: Dataset): Map<string, SourceCopy> {
  const archives = new Map<string, string>();
  for (const { id, attributes } of dataset.entities) {
    const archive = attributes["archive"];
    if (typeof archive === "string" && archive !== "") archives.set(id, archive);
  }
  const wholes = new Map<string, { readonly whole: string; readonly at: string | null }>();
  for (const { type, subject, object, claims } of dataset.facts)
    if (type === PART_OF && object !== null) wholes.set(subject, { whole: object, at: claims[0]?.at ?? null });

  const copies = new Map<string, SourceCopy>();
  for (const { id } of dataset.entities) {
    const archive = archiveOf(id, archives, wholes);
    if (archive === undefined) continue;
    const place = wholes.get(id);
    const part = place?.at && archiveOf(place.whole, archives, wholes) === archive ? parseLocator(place.at) : null;
    copies.set(id, { source: id, archive, part });
  }
  return copies;
}

function archiveOf(
  id: string,
  archives: ReadonlyMap<string, string>,
  wholes: ReadonlyMap<string, { readonly whole: string }>,
): string | undefined {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = wholes.get(at)?.whole) {
    const archive = archives.get(at);
    if (archive !== undefined) return archive;
    seen.add(at);
  }
  return undefined;
}
