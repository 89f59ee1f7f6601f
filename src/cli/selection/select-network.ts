import { allUndated } from "../../corroborate/as-of.ts";
import { SUPPORT } from "../../model/support.ts";
import type { PathOptions } from "../../query/graph/net.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { ask } from "../open-graph.ts";
import { clocksOf, noteLeftOut, notePossible } from "./clocks.ts";
import type { NetworkFlags } from "./network-options.ts";
import { wheresIn } from "./select-facts.ts";

/** The graph at the time that is asked for. */
export function graphAt(now: KnowledgeGraph, flags: NetworkFlags): KnowledgeGraph {
  const clocks = clocksOf(flags);
  return clocks === null ? now : ask(() => now.asOf(clocks));
}

/** Says how many facts behind the ties are not certain at the time that was asked for, and how many are left out for want of a date. */
export function noteTies(now: KnowledgeGraph, then: KnowledgeGraph, options: PathOptions): void {
  if (then.answers.size > 0) notePossible(then, then.net(options).facts());
  noteUndated(now, then, options);
}

/** Says how many facts that would tie something are left out for want of a date. */
export function noteUndated(now: KnowledgeGraph, { undated }: KnowledgeGraph, options: PathOptions): void {
  const leftOut = allUndated(undated);
  if (leftOut.size === 0) return;
  noteLeftOut(new Set([...now.net(options).facts()].filter((fact) => leftOut.has(fact))).size);
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
