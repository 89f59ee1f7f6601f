import { SUPPORT } from "../../model/support.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import type { PathOptions } from "../../query/net.ts";
import { ask } from "../open-graph.ts";
import { clocksOf, notePossible } from "./clocks.ts";
import type { NetworkFlags } from "./network-options.ts";
import { wheresIn } from "./select-facts.ts";

/** The graph at the time that is asked for. */
export function graphAt(now: KnowledgeGraph, flags: NetworkFlags): KnowledgeGraph {
  const clocks = clocksOf(flags);
  return clocks === null ? now : ask(() => now.asOf(clocks));
}

/** Says how many facts behind the ties are not certain at the time that was asked for. */
export function noteTies(graph: KnowledgeGraph, options: PathOptions): void {
  if (graph.answers.size > 0) notePossible(graph, graph.net(options).facts());
}

/** What the flags say of edges and entities, as the API has it. */
export function networkOf(graph: KnowledgeGraph, flags: NetworkFlags): PathOptions {
  const supported = SUPPORT.find((level) => level === flags.support);
  const entities = graph.entities().attributesMeet(wheresIn(graph, flags.entityWhere));
  return {
    ...(flags.types ? { types: flags.types } : {}),
    ...(flags.directed ? { directed: true } : {}),
    ...(flags.attributes ? { attributes: true } : {}),
    ...(supported ? { supported } : {}),
    ...(flags.entityWhere ? { among: entities.ids() } : {}),
  };
}
