import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Entity } from "../model/entity.ts";
import type { Schema } from "../model/schema.ts";
import { createReferences, reportUnresolved } from "../resolve/references.ts";
import type { SymbolTable } from "../resolve/symbol-table.ts";
import { PROJECT_FILE } from "./keys.ts";
import type { ProjectFile } from "./read-project.ts";

/** Finds ids in entente.yaml that name no entity, with what was most likely meant. `entities`: asked for where there is one. */
export function checkProjectReferences(
  projectFile: ProjectFile,
  schema: Schema,
  symbols: SymbolTable,
  entities: () => ReadonlyMap<string, Entity>,
): readonly Finding[] {
  const references = createReferences(schema, symbols);
  for (const { of, id, pointer } of projectFile.uses) {
    if (of === "entity") references.refer(id, ANY, PROJECT_FILE, pointer);
  }
  return reportUnresolved([references.unresolved()], schema, symbols, entities);
}

const ANY: readonly string[] = [];
