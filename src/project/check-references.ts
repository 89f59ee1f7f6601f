import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Entity } from "../model/entity.ts";
import type { Schema } from "../model/schema.ts";
import { createReferences } from "../resolve/references.ts";
import type { SymbolTable } from "../resolve/symbol-table.ts";
import { PROJECT_FILE } from "./keys.ts";
import type { ProjectFile } from "./read-project.ts";

/** Finds ids in entente.yaml that name no entity, with what was most likely meant. */
export function checkProjectReferences(
  projectFile: ProjectFile | null,
  schema: Schema,
  symbols: SymbolTable,
  entities: ReadonlyMap<string, Entity>,
): readonly Finding[] {
  if (projectFile === null || projectFile.uses.length === 0) return [];
  const references = createReferences(schema, symbols);
  for (const { of, id, pointer } of projectFile.uses) {
    if (of === "entity") references.refer(id, ANY, PROJECT_FILE, pointer);
  }
  return references.report(entities);
}

const ANY: readonly string[] = [];
