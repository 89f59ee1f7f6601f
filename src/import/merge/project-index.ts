import type { Snapshot } from "../../host/host.ts";
import type { Document } from "../../model/document.ts";
import type { Entity } from "../../model/entity.ts";
import { addTo } from "../../model/lists-by-key.ts";
import type { Schema } from "../../model/schema.ts";
import { readFolder } from "../../parse/read-folder.ts";
import { factIdentity } from "../../resolve/fact-id.ts";
import { resolveEntities, resolveFacts } from "../../resolve/resolve.ts";
import { declareSymbols, sortByFile } from "../../resolve/symbol-table.ts";
import { placeKey } from "./file-claims.ts";

/** Where a claim is. */
export interface ClaimPlace {
  readonly file: string;
  readonly fact: string;
}

/** What an import must know of the project as it is. */
export interface ProjectIndex {
  readonly entities: ReadonlyMap<string, Entity>;
  /** Ids that are taken. */
  readonly ids: readonly string[];
  /** The file of each fact, by its identity. */
  readonly factFiles: Map<string, string>;
  /** By source and locator. */
  readonly claims: Map<string, ClaimPlace[]>;
}

export function indexProject(host: Snapshot, schema: Schema): ProjectIndex {
  const { documents, broken } = readFolder(host, "data");
  const sorted: readonly Document[] = sortByFile([...documents, ...broken]);
  const symbols = declareSymbols(schema, sorted);
  const { entities } = resolveEntities(schema, sorted, symbols);
  const factFiles = new Map<string, string>();
  const claims = new Map<string, ClaimPlace[]>();
  for (const { type: name, subject, object, qualifiers, spell, file, claims: own } of resolveFacts(
    schema,
    sorted,
    symbols,
  ).facts) {
    const type = schema.relations[name];
    if (type === undefined) continue;
    const fact = factIdentity(type, subject, object, qualifiers, spell);
    factFiles.set(fact, file);
    for (const { source, at } of own) {
      const key = placeKey(source, at);
      addTo(claims, key, { file, fact });
    }
  }
  return { entities, ids: [...symbols.declared.keys(), ...symbols.merged.keys()], factFiles, claims };
}
