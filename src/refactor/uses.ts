import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Document } from "../model/document.ts";
import type { Fact } from "../model/fact.ts";
import type { Schema } from "../model/schema.ts";
import { checkProjectReferences } from "../project/check-references.ts";
import type { ProjectFile } from "../project/read-project.ts";
import { resolveEntities, resolveFacts } from "../resolve/resolve.ts";
import { declareSymbols, type SymbolTable } from "../resolve/symbol-table.ts";

/** What refers to an entity under its former id, and all facts as they then are. */
export interface Uses {
  /** One for each use: that the id was merged, with the present id as its fix. */
  readonly findings: readonly Finding[];
  readonly facts: readonly Fact[];
}

/**
 * Every place in data/ and entente.yaml that refers to `old`: those of which `check` would say that it was merged into `now`.
 *
 * @param docs sorted by file, as they are once no file declares `old`
 */
export function usesOf(
  { old, now }: { readonly old: string; readonly now: string },
  schema: Schema,
  docs: readonly Document[],
  projectFile: ProjectFile | null,
): Uses {
  // No other former id: what is reported as merged is this one.
  const symbols: SymbolTable = { ...declareSymbols(schema, docs), merged: new Map([[old, now]]) };
  const ofEntities = resolveEntities(schema, docs, symbols).unresolved.findings;
  const { facts, unresolved } = resolveFacts(schema, docs, symbols);
  const ofProject = projectFile === null ? [] : checkProjectReferences(projectFile, schema, symbols, () => new Map());
  const findings = [...ofEntities, ...unresolved.findings, ...ofProject].filter(({ name }) => name === "merged-id");
  return { findings, facts };
}
