import { corroborate } from "../corroborate/corroborate.ts";
import { tiesOf, voicesFrom } from "../corroborate/voices.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import type { Schema } from "../model/schema.ts";
import { resolveEntities, resolveFacts } from "../resolve/resolve.ts";
import { declareSymbols, type SymbolTable, sortByFile } from "../resolve/symbol-table.ts";
import { checkEntities, checkFit } from "../rules/check-rules.ts";
import { isError } from "../rules/faults.ts";
import type { BlockHeads } from "./block-reader.ts";
import { type Context, contextOf } from "./context.ts";
import { predictColumns } from "./predict-columns.ts";

/** What the heads of all files give. */
export interface Survey {
  readonly symbols: SymbolTable;
  /** In the order of the files. */
  readonly entities: ReadonlyMap<string, Entity>;
  /** The facts that derived edges rest on, sorted by id and corroborated. */
  readonly grounds: readonly Fact[];
  readonly context: Context;
  /** Warnings. */
  readonly findings: readonly Finding[];
}

/** Puts the heads of all files together. Null where there is an error. */
export function survey(schema: Schema, blocks: readonly BlockHeads[]): Survey | null {
  const heads = sortByFile(blocks.flatMap((block) => block.heads));
  const symbols = declareSymbols(schema, heads);
  const own = resolveEntities(schema, heads, symbols);
  // What is wrong with these facts is found again, and reported, when their block is compiled.
  const early = resolveFacts(schema, heads, symbols);
  const resolved = { ...early, entities: own.entities, symbols, findings: own.findings };
  const findings = [...blocks.flatMap((block) => block.findings), ...own.findings, ...checkEntities(resolved, schema)];
  if (!own.allFit) findings.push(...checkFit({ ...resolved, facts: [] }, schema));
  if (findings.some(isError)) return null;
  const ties = tiesOf(own.entities, early.facts, schema);
  const relations = new Set(blocks.flatMap((block) => block.relations));
  const columns = predictColumns(schema, relations);
  const context = contextOf(symbols, own.entities, ties, sharedRelations(schema, symbols), columns);
  const voices = voicesFrom(ties, own.entities, schema);
  return {
    symbols,
    entities: own.entities,
    grounds: corroborate(groundsOf(early.facts, schema), voices),
    context,
    findings,
  };
}

function groundsOf(facts: readonly Fact[], schema: Schema): readonly Fact[] {
  const from = new Set(Object.values(schema.relations).map(({ derive }) => derive?.from));
  return facts.filter(({ type }) => from.has(type)).sort((a, b) => compareText(a.id, b.id));
}

/** Relations of which one fact may be written in two files: those with files of their own, and those that go both ways. */
function sharedRelations(schema: Schema, { declared }: SymbolTable): readonly string[] {
  const shared = new Set<string>();
  for (const { kind, type } of declared.values()) if (kind === "fact") shared.add(type);
  for (const { name, symmetric } of Object.values(schema.relations)) if (symmetric) shared.add(name);
  return [...shared].sort(compareText);
}
