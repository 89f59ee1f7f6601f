import type { GraphRows } from "../compile/graph-rows.ts";
import { jsonText } from "../text/json-text.ts";
import { ByteSink, bytesOf } from "./byte-sink.ts";
import { arrayChunks, writeArray } from "./chunks.ts";
import { writeEdgeJson } from "./edge-json.ts";
import { writeJson } from "./json-value.ts";

/** graph.json: graphology's serialised form (`graph.import` reads it), positions included, in chunks. */
export function emitGraphJson(graph: GraphRows): Generator<Uint8Array> {
  return graphJson(graph, arrayChunks(graph.edges, writeEdgeJson));
}

/** The same with edges that are a JSON array already. */
export function* graphJson(
  { attributes, nodes }: Pick<GraphRows, "attributes" | "nodes">,
  edges: Iterable<Uint8Array>,
): Generator<Uint8Array> {
  const sink = new ByteSink();
  const own = jsonText(attributes);
  sink.utf8(`{"options":{"type":"mixed","multi":true,"allowSelfLoops":true},\n"attributes":${own},\n"nodes":`);
  for (const _ of writeArray(sink, nodes, writeJson)) yield sink.take();
  sink.ascii(',\n"edges":');
  yield sink.take();
  yield* edges;
  yield bytesOf("}\n");
}
