import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { pointerTo } from "../model/pointer.ts";
import type { Schema } from "../model/schema.ts";
import { resolveEntity } from "./entity.ts";
import { type ClaimItems, type FactScope, resolveFact } from "./fact.ts";
import { createReferences } from "./references.ts";
import { type Declaration, declareSymbols, isMapping, type SymbolTable, sortByFile } from "./symbol-table.ts";

/** A project whose references lead somewhere. */
export interface Resolved {
  readonly entities: ReadonlyMap<string, Entity>;
  /** In order of file and place. Each has an empty rollup (with the analyst's assessment, if any) until it is corroborated. */
  readonly facts: readonly Fact[];
  readonly symbols: SymbolTable;
  readonly findings: readonly Finding[];
  /** Every reference leads to an entity of a type that is wanted there. */
  readonly allFit: boolean;
  /** For `claimPointer`. */
  readonly items: ReadonlyMap<readonly Claim[], readonly number[] | null>;
}

/**
 * Turns documents into entities and facts, and follows every reference. Total: whatever shape a value has, it makes of it what it can.
 * The order of `docs` changes nothing. Keeps nothing of the documents.
 *
 * @param onDone told that document `n` of `docs` is no longer needed, where they come sorted by file
 */
export function resolve(schema: Schema, docs: readonly Document[], onDone?: (n: number) => void): Resolved {
  const sorted = sortByFile(docs);
  const symbols = declareSymbols(schema, sorted);
  const references = createReferences(schema, symbols);
  const items: ClaimItems = new Map();
  const scope: FactScope = { schema, symbols, references, items };
  const entities = new Map<string, Entity>();
  const facts: Fact[] = [];
  for (const [n, doc] of sorted.entries()) {
    if (sorted === docs) onDone?.(n);
    if (isOfEntity(doc, symbols)) entities.set(doc.id, resolveEntity(schema, doc, references));
    addFacts(doc, scope, facts);
  }
  return { entities, facts, symbols, findings: references.report(entities), allFit: references.allFit(), items };
}

/** The entities of some documents, against the symbols of all. */
export function resolveEntities(
  schema: Schema,
  docs: readonly Document[],
  symbols: SymbolTable,
): Pick<Resolved, "entities" | "findings" | "allFit"> {
  const references = createReferences(schema, symbols);
  const entities = new Map<string, Entity>();
  for (const doc of docs) {
    if (isOfEntity(doc, symbols)) entities.set(doc.id, resolveEntity(schema, doc, references));
  }
  return { entities, findings: references.report(entities), allFit: references.allFit() };
}

/** The facts of some documents, in their order, against the symbols of all. Findings suggest no names. */
export function resolveFacts(
  schema: Schema,
  docs: readonly Document[],
  symbols: SymbolTable,
): Pick<Resolved, "facts" | "findings" | "allFit" | "items"> {
  const references = createReferences(schema, symbols);
  const items: ClaimItems = new Map();
  const facts: Fact[] = [];
  for (const doc of docs) addFacts(doc, { schema, symbols, references, items }, facts);
  return { facts, findings: references.report(new Map()), allFit: references.allFit(), items };
}

/** Of two files with one name only the first is read: the clash is one finding, not one for each thing in the second. */
function declarationOf({ id, file }: Document, symbols: SymbolTable): Declaration | undefined {
  const declaration = symbols.declared.get(id);
  return declaration?.file === file ? declaration : undefined;
}

function isOfEntity(doc: Document, symbols: SymbolTable): boolean {
  return declarationOf(doc, symbols)?.kind === "entity";
}

function addFacts(doc: Document, scope: FactScope, facts: Fact[]): void {
  const declaration = declarationOf(doc, scope.symbols);
  if (declaration?.kind === "fact") resolveFile(doc, declaration.type, scope, facts);
  else if (declaration?.kind === "entity") resolveRelations(doc, scope, facts);
}

/** JSON Pointer, within the fact's file, to where a claim is written. */
export function claimPointer(resolved: Pick<Resolved, "items">, fact: Fact, claim: Claim): string {
  const items = resolved.items.get(fact.claims);
  if (items === undefined) return fact.pointer;
  const index = Number(claim.id.slice(claim.id.lastIndexOf("#") + 1)) - 1;
  return `${fact.pointer}/claims/${items === null ? index : (items[index] ?? index)}`;
}

function resolveFile({ file, id, value }: Document, typeName: string, scope: FactScope, facts: Fact[]): void {
  const type = scope.schema.relations[typeName];
  if (!type) return;
  const subject = scope.references.refer(value["from"], type.domain, file, "", "from");
  const fact = resolveFact(type, subject, value, { file, pointer: "" }, id, scope);
  if (fact) facts.push(fact);
}

function resolveRelations({ file, id, value }: Document, scope: FactScope, facts: Fact[]): void {
  const relations = value["relations"];
  if (!isMapping(relations)) return;
  for (const name in relations) {
    const type = Object.hasOwn(scope.schema.relations, name) ? scope.schema.relations[name] : undefined;
    if (type === undefined) continue;
    const written = relations[name];
    const base = pointerTo("/relations", name);
    if (Array.isArray(written)) {
      for (let i = 0; i < written.length; i++) {
        const fact = resolveFact(type, id, written[i], { file, pointer: `${base}/${i}` }, null, scope);
        if (fact) facts.push(fact);
      }
    } else {
      const fact = resolveFact(type, id, written, { file, pointer: base }, null, scope);
      if (fact) facts.push(fact);
    }
  }
}
