import type { GraphRows } from "../compile/graph-rows.ts";
import { ByteSink } from "./byte-sink.ts";
import { writeArray } from "./chunks.ts";
import { writeEdgeJson } from "./edge-json.ts";
import { writeJson } from "./json-value.ts";

/** graph.json: graphology's serialised form (`graph.import` reads it), positions included, in chunks. */
export function* emitGraphJson(graph: GraphRows): Generator<Uint8Array> {
  const sink = new ByteSink();
  for (const _ of writeGraph(sink, graph)) yield sink.take();
  yield sink.take();
}

function* writeGraph(sink: ByteSink, graph: GraphRows): Generator<void> {
  const attributes = JSON.stringify(graph.attributes);
  sink.utf8(`{"options":{"type":"mixed","multi":true,"allowSelfLoops":true},\n"attributes":${attributes},\n"nodes":`);
  yield* writeArray(sink, graph.nodes, writeJson);
  sink.ascii(',\n"edges":');
  yield* writeArray(sink, graph.edges, writeEdgeJson);
  sink.ascii("}\n");
}
