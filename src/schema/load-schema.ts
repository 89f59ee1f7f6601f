import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Document } from "../model/document.ts";
import { compareText } from "../model/order.ts";
import type { Schema } from "../model/schema.ts";
import { claimedRelations } from "./claimed-attributes.ts";
import { readEntityTypes } from "./read-entity-types.ts";
import { FAMILIES_FILE, readFamilies } from "./read-families.ts";
import { readRelationTypes } from "./read-relation-types.ts";

/**
 * What schema/entities/*.yaml, schema/relations/*.yaml and schema/families.yaml declare, inheritance and defaults applied. The order of the
 * documents does not matter. Faulty declarations are reported and left out, so that the rest can still be looked at.
 *
 * @param isOwn whether a file is the project's, rather than shipped: of two that clash, its own is the one to mend
 */
export function loadSchema(
  documents: readonly Document[],
  isOwn: (file: string) => boolean = () => true,
): { schema: Schema; findings: Finding[] } {
  const findings: Finding[] = [];
  const sorted = documents.toSorted((a, b) => compareText(a.file, b.file));
  for (const { file } of sorted) {
    if (isIn(file, "entities") || isIn(file, "relations") || file === FAMILIES_FILE) continue;
    findings.push(finding("schema-misplaced-file", { path: file }, { file, start: 0, end: 0 }));
  }
  const entities = readEntityTypes(
    sorted.filter(({ file }) => isIn(file, "entities")),
    findings,
  );
  const families = readFamilies(
    sorted.filter(({ file }) => file === FAMILIES_FILE),
    findings,
  );
  const declared = readRelationTypes(
    sorted.filter(({ file }) => isIn(file, "relations")),
    entities,
    families,
    findings,
    isOwn,
  );
  return { schema: { entities, relations: claimedRelations(entities, declared), families }, findings };
}

/** The schema shipped with the package under a project's own: a file of the same name replaces the shipped one. */
export function layerSchema(shipped: readonly Document[], own: readonly Document[]): Document[] {
  const files = new Map<string, Document>();
  for (const document of [...shipped, ...own]) files.set(document.file, document);
  return [...files.values()];
}

function isIn(file: string, folder: "entities" | "relations"): boolean {
  return file.startsWith(`schema/${folder}/`);
}
