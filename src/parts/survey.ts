import { corroborate } from "../corroborate/corroborate.ts";
import { tiesOf, voicesFrom } from "../corroborate/voices.ts";
import { addFindings } from "../diagnostics/add-findings.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import { groundsOf, type Schema } from "../model/schema.ts";
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
  readonly context: Context;
  /** Warnings. */
  readonly findings: readonly Finding[];
}

/** Puts the heads of all files together. Null where there is an error. `grounds`: the facts that derived edges rest on, sorted by id. */
export function survey(
  schema: Schema,
  blocks: readonly BlockHeads[],
): { readonly whole: Survey; readonly grounds: readonly Fact[] } | null {
  const { heads, symbols, own } = entitiesIn(schema, blocks);
  // What is wrong with these facts is found again, and reported, when their block is compiled.
  const early = resolveFacts(schema, heads, symbols);
  const { entities } = own;
  const resolved = { ...early, entities, symbols, findings: own.findings };
  const findings = [...blocks.flatMap((block) => block.findings), ...own.findings, ...checkEntities(resolved, schema)];
  if (!own.allFit) addFindings(findings, checkFit({ ...resolved, facts: [] }, schema));
  if (findings.some(isError)) return null;
  const ties = tiesOf(entities, early.facts, schema);
  const columns = predictColumns(schema, new Set(blocks.flatMap((block) => block.relations)));
  const context = contextOf(symbols, entities, ties, sharedRelations(schema, symbols), columns);
  const grounds = corroborate(groundsIn(early.facts, schema), voicesFrom(ties, entities, schema));
  return { whole: { symbols, entities, context, findings }, grounds };
}

/** The same of heads that have been surveyed before. */
export function resurvey(
  schema: Schema,
  blocks: readonly BlockHeads[],
  before: Pick<Survey, "context" | "findings">,
): Survey {
  const { symbols, own } = entitiesIn(schema, blocks);
  return { ...before, symbols, entities: own.entities };
}

function entitiesIn(schema: Schema, blocks: readonly BlockHeads[]) {
  const heads = sortByFile(blocks.flatMap((block) => block.heads));
  const symbols = declareSymbols(schema, heads);
  return { heads, symbols, own: resolveEntities(schema, heads, symbols) };
}

function groundsIn(facts: readonly Fact[], schema: Schema): readonly Fact[] {
  const from = new Set(Object.values(schema.relations).flatMap(groundsOf));
  return facts.filter(({ type }) => from.has(type)).sort((a, b) => compareText(a.id, b.id));
}

/** Relations of which one fact may be written in two files: those with files of their own, and those that go both ways. */
export function sharedRelations(schema: Schema, { declared }: SymbolTable): readonly string[] {
  const shared = new Set<string>();
  for (const { kind, type } of declared.values()) if (kind === "fact") shared.add(type);
  for (const { name, symmetric } of Object.values(schema.relations)) if (symmetric) shared.add(name);
  return [...shared].sort(compareText);
}
