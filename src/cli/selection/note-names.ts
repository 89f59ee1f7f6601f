import { UNKNOWN } from "../../model/entity.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { calledText } from "../../wording/called.ts";

/** Tells of names that were found by more than how they are written. @throws QueryError for a name that is none */
export function noteNames(graph: KnowledgeGraph, names: readonly string[]): void {
  for (const name of new Set(names)) {
    const text = name === UNKNOWN ? null : calledText(name, graph.called(name));
    if (text !== null) process.stderr.write(`${text}\n`);
  }
}
