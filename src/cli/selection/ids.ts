import { UNKNOWN } from "../../model/entity.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { QueryError } from "../../query/query-error.ts";

export function idsOf(graph: KnowledgeGraph, names: readonly string[]): readonly string[] {
  return names.map((name) => idOf(graph, name));
}

/** Names and aliases are as good as ids. */
export function idOf(graph: KnowledgeGraph, name: string): string {
  return name === UNKNOWN ? name : graph.find(name).id;
}

/** The two entities of `--between`. */
export function pairOf(graph: KnowledgeGraph, names: readonly string[]): readonly [string, string] {
  const [a, b, more] = names;
  if (a === undefined || b === undefined || more !== undefined)
    throw new QueryError(`--between takes two entities, not ${names.length}`, "write `--between russia north-korea`");
  return [idOf(graph, a), idOf(graph, b)];
}
