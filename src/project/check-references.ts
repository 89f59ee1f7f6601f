import { ACTOR } from "../corroborate/vocabulary.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Entity } from "../model/entity.ts";
import { isA, type Schema } from "../model/schema.ts";
import { createReferences, reportUnresolved } from "../resolve/references.ts";
import type { SymbolTable } from "../resolve/symbol-table.ts";
import { conditionNaming, conditionText } from "./conditions.ts";
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
  const found: Finding[] = [];
  for (const use of projectFile.uses) {
    const { of, id, pointer, condition } = use;
    if (of === "fact") continue;
    if (condition !== undefined) {
      const own = createReferences(schema, symbols);
      own.refer(id, ANY, PROJECT_FILE, pointer);
      const unresolved = reportUnresolved([own.unresolved()], schema, symbols, entities);
      found.push(...unresolved.map((one) => keepingCondition(one, id, condition)));
      continue;
    }
    references.refer(id, of === "actor" ? ACTORS : ANY, PROJECT_FILE, pointer);
    const declared = of === "actor" ? symbols.declared.get(id) : undefined;
    if (declared?.kind !== "entity" || isA(schema, declared.type, ACTORS)) continue;
    found.push(finding("not-an-actor", { id, type: declared.type }, { file: PROJECT_FILE, pointer, on: "value" }));
  }
  return [...reportUnresolved([references.unresolved()], schema, symbols, entities), ...found];
}

/** Where an id is a part of a condition, its fix must leave the rest of that as it is. */
function keepingCondition(found: Finding, id: string, condition: string): Finding {
  const fix = found.fix?.map(({ place, newText }) => ({
    place,
    newText: conditionText(conditionNaming(condition, id, newText)),
  }));
  return fix === undefined ? found : { ...found, fix };
}

const ANY: readonly string[] = [];
const ACTORS: readonly string[] = [ACTOR];
