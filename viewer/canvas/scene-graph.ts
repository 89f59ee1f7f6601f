import { MultiGraph } from "graphology";
import type { Atlas } from "../derive/atlas.ts";
import { nodeOfFold } from "../state/folds.ts";

/** All that may ever be drawn of a dataset; a scene chooses among it. */
export type Universe = Pick<Atlas, "graph" | "positions" | "dataset">;

/**
 * Everything, also what a type can be folded into, as the graph that sigma binds, once for each dataset: what a scene leaves out is hidden by the reducers,
 * since making another graph of the same edges takes longer than all the rest of a filter's change.
 *
 * @param withEdges false where edges are drawn in bulk
 */
export function universeGraph({ graph, positions, dataset }: Universe, withEdges: boolean): MultiGraph {
  const bound = new MultiGraph();
  for (const { key } of graph.nodes) {
    const [x, y] = positions.get(key) ?? [0, 0];
    bound.addNode(key, { x, y });
  }
  for (const of of Object.keys(dataset.schema.entities)) bound.addNode(nodeOfFold({ by: "type", of }), { x: 0, y: 0 });
  if (!withEdges) return bound;
  for (const { key, source, target } of graph.edges) bound.addDirectedEdgeWithKey(key, source, target);
  return bound;
}
