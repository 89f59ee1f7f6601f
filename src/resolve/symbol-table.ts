import type { Document } from "../model/document.ts";
import { isMapping } from "../model/mapping.ts";
import { compareText } from "../model/order.ts";
import type { Schema } from "../model/schema.ts";

/** What an id stands for. `broken`: a file whose content is of no use, so that nothing more is said about references to it. */
export interface Declaration {
  readonly kind: "entity" | "fact" | "broken";
  readonly id: string;
  /** Its entity or relation type as written; empty where it has none. */
  readonly type: string;
  readonly file: string;
}

/** Every id of a project. Of two files with one name the first by path counts. */
export interface SymbolTable {
  readonly declared: ReadonlyMap<string, Declaration>;
  /** Present id of each id that was merged into another. An id that a file still declares is not a former one. */
  readonly merged: ReadonlyMap<string, string>;
  /** Files whose id another file has already, by that id, sorted. */
  readonly redeclared: ReadonlyMap<string, readonly string[]>;
}

/** Collects the ids of all files. `docs` must be sorted by file. */
export function declareSymbols(schema: Schema, docs: readonly Document[]): SymbolTable {
  const declared = new Map<string, Declaration>();
  const redeclared = new Map<string, string[]>();
  for (const { file, id, value } of docs) {
    if (declared.has(id)) {
      const files = redeclared.get(id);
      if (files) files.push(file);
      else redeclared.set(id, [file]);
      continue;
    }
    const type = isMapping(value) && typeof value["type"] === "string" ? value["type"] : "";
    const kind = type === "" ? "broken" : Object.hasOwn(schema.relations, type) ? "fact" : "entity";
    declared.set(id, { kind, id, type, file });
  }
  const merged = new Map<string, string>();
  for (const { id, file, value } of docs) {
    const declaration = declared.get(id);
    // Facts are not referred to: their former ids are looked up among facts.
    if (!isMapping(value) || declaration?.file !== file || declaration.kind === "fact") continue;
    for (const former of listOf(value["former_ids"])) {
      if (typeof former === "string" && !declared.has(former) && !merged.has(former)) merged.set(former, id);
    }
  }
  return { declared, merged, redeclared };
}

/** Sorted by file, in code-unit order: nothing may depend on the order in which a machine lists them. */
export function sortByFile(docs: readonly Document[]): readonly Document[] {
  const inOrder = docs.every((doc, i) => i === 0 || (docs[i - 1]?.file ?? "") <= doc.file);
  return inOrder ? docs : [...docs].sort((a, b) => compareText(a.file, b.file));
}

/** A list as it is, a single value as a list of one, nothing as an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
