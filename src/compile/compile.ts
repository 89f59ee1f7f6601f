import { MultiGraph } from "graphology";
import type { Dataset, EdgeAttributes, NodeAttributes } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import { compareText } from "../model/order.ts";
import { derivedEdges } from "./derived-edges.ts";
import type { EdgeRow, GraphRows, NodeRow } from "./graph-rows.ts";
import { nodeAttributes } from "./node-attributes.ts";
import { positionsOf, unsettledPositions } from "./positions.ts";
import { entityTest, statedEdges } from "./stated-edges.ts";

export type KnowledgeMultiGraph = MultiGraph<NodeAttributes, EdgeAttributes>;

/**
 * The graph of a dataset as rows: entities, and the edges that facts give, project and derive. Nodes and edges are
 * sorted by key, and the same dataset gives the same rows to the last digit.
 *
 * @param settled false leaves the nodes where a layout would begin, for tools that lay out themselves
 */
export function compileRows(
  dataset: Dataset,
  settled = true,
): GraphRows & { readonly nodes: NodeRow[]; readonly edges: EdgeRow[] } {
  const isEntity = entityTest(dataset);
  const stated = dataset.facts.flatMap((fact) => [...statedEdges(fact, dataset.schema, isEntity)]);
  const edges = [...stated, ...derivedEdges(dataset, isEntity)].sort((a, b) => compareText(a.key, b.key));
  const degrees = degreesOf(edges);
  const bare = dataset.entities.map((entity) => ({
    entity,
    key: entity.id,
    label: entity.name,
    size: sizeOf(entity, degrees),
  }));
  const { x, y } = settled ? positionsOf(bare, edges) : unsettledPositions(bare);
  const nodes = bare.map(({ entity, key, size }, n) => ({
    key,
    attributes: nodeAttributes(entity, dataset.schema, { x: x[n] ?? 0, y: y[n] ?? 0, size }),
  }));
  return { attributes: graphAttributes(dataset), nodes, edges };
}

/** The graph of a dataset in graphology: directed, undirected and parallel edges, with positions. */
export function compile(dataset: Dataset): KnowledgeMultiGraph {
  const rows = compileRows(dataset);
  const graph = new MultiGraph<NodeAttributes, EdgeAttributes>();
  graph.replaceAttributes({ ...rows.attributes });
  for (const { key, attributes } of rows.nodes) graph.addNode(key, attributes);
  for (const { key, source, target, undirected, attributes } of rows.edges) {
    if (undirected) graph.addUndirectedEdgeWithKey(key, source, target, attributes);
    else graph.addDirectedEdgeWithKey(key, source, target, attributes);
  }
  return graph;
}

/** The digest is looked up only when written: finding it takes a pass over the dataset. */
function graphAttributes(dataset: Dataset): { readonly digest: string } {
  return {
    get digest(): string {
      return dataset.digest;
    },
  };
}

/** Edges at each node; bibliography and projections would make sources and shells the largest of all. */
function degreesOf(edges: readonly EdgeRow[]): Map<string, number> {
  const degrees = new Map<string, number>();
  for (const { source, target, attributes } of edges) {
    if (attributes["background"] === true || attributes.origin === "projected") continue;
    for (const end of [source, target]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  }
  return degrees;
}

function sizeOf(entity: Entity, degrees: ReadonlyMap<string, number>): number {
  return Math.min(20, Math.round((4 + 1.6 * Math.sqrt(degrees.get(entity.id) ?? 0)) * 100) / 100);
}
