import type { EdgeRow, GraphRows } from "../compile/graph-rows.ts";
import { gather, jsonArray } from "./chunks.ts";

/** graph.json: graphology's serialised form (`graph.import` reads it), positions included, in chunks. */
export function emitGraphJson(graph: GraphRows): Generator<string> {
  return gather(pieces(graph));
}

function* pieces(graph: GraphRows): Generator<string> {
  yield `{"options":{"type":"mixed","multi":true,"allowSelfLoops":true},\n"attributes":${JSON.stringify(graph.attributes)},\n"nodes":`;
  yield* jsonArray(graph.nodes);
  yield ',\n"edges":';
  yield* jsonArray(serialised(graph.edges));
  yield "}\n";
}

/** graphology writes `undirected` only where it is true. */
function* serialised(edges: Iterable<EdgeRow>): Generator<unknown> {
  for (const { undirected, ...edge } of edges) yield undirected ? { ...edge, undirected } : edge;
}
