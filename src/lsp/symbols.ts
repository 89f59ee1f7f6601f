import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from "vscode-languageserver";
import { isMap, isScalar, isSeq, type Node, type Pair } from "yaml";
import { composeYaml, nestsTooDeep } from "../parse/compose-yaml.ts";
import { fold } from "../text/fold.ts";
import type { OpenProject } from "./open-project.ts";
import { rangeOf, uriOf } from "./places.ts";

/** Symbols that are listed at once. */
const MOST = 200;

/** The entity or fact of a file, with an outline of its relations. */
export function documentSymbols(project: OpenProject, path: string): DocumentSymbol[] {
  const text = project.textOf(path);
  if (nestsTooDeep(text) >= 0) return [];
  const root = composeYaml(text).contents;
  if (!isMap(root)) return [];
  const lines = project.linesOf(path);
  const symbol = (name: string, kind: SymbolKind, node: Node, children: DocumentSymbol[]): DocumentSymbol => {
    const range = rangeOf(lines, { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 });
    return { name: name.trim() === "" ? path : name, kind, range, selectionRange: range, children };
  };
  const named = (id: unknown): string => (typeof id === "string" ? (project.entity(id)?.name ?? id) : "");
  const entries = (pair: Pair): DocumentSymbol[] => {
    const items = isSeq(pair.value) ? pair.value.items : [pair.value];
    return items.flatMap((item) => {
      if (isMap(item)) return symbol(named(item.get("to")), SymbolKind.Event, item, []);
      return isScalar(item) ? symbol(named(item.value), SymbolKind.Event, item, []) : [];
    });
  };
  const relations = root.get("relations");
  const groups = isMap(relations)
    ? relations.items.flatMap((pair) => {
        const { key, value } = pair;
        if (!isScalar(key) || (!isMap(value) && !isSeq(value) && !isScalar(value))) return [];
        const name = String(key.value);
        return symbol(project.schema.relations[name]?.label ?? name, SymbolKind.Interface, value, entries(pair));
      })
    : [];
  const name = root.get("name") ?? [root.get("from"), root.get("to")].map(named).join(" → ");
  return [symbol(String(name), SymbolKind.Object, root, groups)];
}

/** Entities that are called so, by any of their names. */
export function workspaceSymbols(project: OpenProject, query: string): WorkspaceSymbol[] {
  const word = fold(query);
  const found: WorkspaceSymbol[] = [];
  for (const { entity, names } of project.candidates) {
    if (!names.some(({ folded }) => folded.includes(word))) continue;
    const containerName = project.schema.entities[entity.type]?.label ?? entity.type;
    const location = { uri: uriOf(project, entity.file) };
    found.push({ name: `${entity.name} [${entity.id}]`, kind: SymbolKind.Object, containerName, location });
    if (found.length >= MOST) break;
  }
  return found;
}
