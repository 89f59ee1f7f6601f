import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { isMapping } from "../model/mapping.ts";
import { pointerTo } from "../model/pointer.ts";
import type { Schema } from "../model/schema.ts";
import { claimedBy } from "../schema/claimed-attributes.ts";
import { resolveEntity } from "./entity.ts";
import { type ClaimItems, type FactScope, resolveFact } from "./fact.ts";
import { createReferences, type UnresolvedReferences } from "./references.ts";
import type { Declaration, SymbolTable } from "./symbol-table.ts";

/** Facts, and what they refer to. */
export interface Resolved {
  readonly entities: ReadonlyMap<string, Entity>;
  /** In the order of their documents. Each has an empty rollup (with the analyst's assessment, if any) until it is corroborated. */
  readonly facts: readonly Fact[];
  readonly symbols: SymbolTable;
  readonly unresolved: UnresolvedReferences;
  /** Every reference leads to an entity of a type that is wanted there. */
  readonly allFit: boolean;
  /** For `claimPointer`. */
  readonly items: ReadonlyMap<readonly Claim[], readonly number[] | null>;
  /** Entries of which no fact could be made: what they name is declared nowhere, or they name nothing. */
  readonly leftOut: number;
}

/**
 * Turns documents into entities, against the symbols of all, and follows every reference that an entity makes of itself. Total: whatever
 * shape a value has, it makes of it what it can. Keeps nothing of the documents.
 *
 * @param docs sorted by file
 */
export function resolveEntities(
  schema: Schema,
  docs: readonly Document[],
  symbols: SymbolTable,
): Pick<Resolved, "entities" | "unresolved" | "allFit"> {
  const references = createReferences(schema, symbols);
  const entities = new Map<string, Entity>();
  for (const doc of docs) {
    if (isOfEntity(doc, symbols)) entities.set(doc.id, resolveEntity(schema, doc, references));
  }
  return { entities, unresolved: references.unresolved(), allFit: references.allFit() };
}

/** Turns documents into facts, in their order, in the same way. */
export function resolveFacts(
  schema: Schema,
  docs: readonly Document[],
  symbols: SymbolTable,
): Pick<Resolved, "facts" | "unresolved" | "allFit" | "items" | "leftOut"> {
  const references = createReferences(schema, symbols);
  const items: ClaimItems = new Map();
  const facts: Fact[] = [];
  let leftOut = 0;
  for (const doc of docs) leftOut += addFacts(doc, { schema, symbols, references, items }, facts);
  return { facts, unresolved: references.unresolved(), allFit: references.allFit(), items, leftOut };
}

/** Of two files with one name only the first is read: the clash is one finding, not one for each thing in the second. */
function declarationOf({ id, file }: Document, symbols: SymbolTable): Declaration | undefined {
  const declaration = symbols.declared.get(id);
  return declaration?.file === file ? declaration : undefined;
}

function isOfEntity(doc: Document, symbols: SymbolTable): boolean {
  return declarationOf(doc, symbols)?.kind === "entity";
}

/** Returns how many entries of the document came to nothing. */
function addFacts(doc: Document, scope: FactScope, facts: Fact[]): number {
  const declaration = declarationOf(doc, scope.symbols);
  if (declaration?.kind === "fact") resolveFile(doc, declaration.type, scope, facts);
  else if (declaration?.kind === "entity") {
    return resolveClaimed(doc, declaration.type, scope, facts) + resolveRelations(doc, scope, facts);
  }
  return 0;
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

/** The attributes whose values come with claims. */
function resolveClaimed({ file, id, value }: Document, typeName: string, scope: FactScope, facts: Fact[]): number {
  const { entities, relations } = scope.schema;
  const type = Object.hasOwn(entities, typeName) ? entities[typeName] : undefined;
  if (type === undefined) return 0;
  let leftOut = 0;
  for (const relation of claimedBy(type, relations)) {
    const written = value[relation.name];
    if (typeof written !== "object") continue;
    const base = pointerTo("", relation.name);
    const entries = Array.isArray(written) ? written.entries() : [[-1, written] as const];
    for (const [n, entry] of entries) {
      const pointer = n < 0 ? base : pointerTo(base, n);
      const fact = isMapping(entry) ? resolveFact(relation, id, entry, { file, pointer }, null, scope) : null;
      if (fact) facts.push(fact);
      else leftOut += 1;
    }
  }
  return leftOut;
}

function resolveRelations({ file, id, value }: Document, scope: FactScope, facts: Fact[]): number {
  const relations = value["relations"];
  if (!isMapping(relations)) return 0;
  let leftOut = 0;
  for (const name in relations) {
    const type = Object.hasOwn(scope.schema.relations, name) ? scope.schema.relations[name] : undefined;
    const written = relations[name];
    if (type === undefined) {
      leftOut += Array.isArray(written) ? written.length : 1;
      continue;
    }
    const base = pointerTo("/relations", name);
    if (Array.isArray(written)) {
      for (let i = 0; i < written.length; i++) {
        const fact = resolveFact(type, id, written[i], { file, pointer: `${base}/${i}` }, null, scope);
        if (fact) facts.push(fact);
        else leftOut += 1;
      }
    } else {
      const fact = resolveFact(type, id, written, { file, pointer: base }, null, scope);
      if (fact) facts.push(fact);
      else leftOut += 1;
    }
  }
  return leftOut;
}
