import type { EdgeRow, GraphRows } from "../compile/graph-rows.ts";
import { gather, jsonArray, jsonLines } from "./chunks.ts";
import { edgeJson } from "./edge-json.ts";

/** graph.json: graphology's serialised form (`graph.import` reads it), positions included, in chunks. */
export function emitGraphJson(graph: GraphRows): Generator<string> {
  return gather(pieces(graph));
}

function* pieces(graph: GraphRows): Generator<string> {
  yield `{"options":{"type":"mixed","multi":true,"allowSelfLoops":true},\n"attributes":${JSON.stringify(graph.attributes)},\n"nodes":`;
  yield* jsonArray(graph.nodes);
  yield ',\n"edges":';
  yield* jsonLines(edgesJson(graph.edges));
  yield "}\n";
}

function* edgesJson(edges: Iterable<EdgeRow>): Generator<string> {
  for (const edge of edges) yield edgeJson(edge);
}
