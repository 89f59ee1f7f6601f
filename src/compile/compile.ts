import { MultiGraph } from "graphology";
import type { Dataset, EdgeAttributes, NodeAttributes } from "../model/dataset.ts";
import type { Entity } from "../model/entity.ts";
import { nodeSize } from "../model/outputs/node-size.ts";
import type { Schema } from "../model/schema.ts";
import { derivedEdges } from "./derived-edges.ts";
import { edgeStyles } from "./fact-edge.ts";
import type { EdgeRow, GraphRows, NodeRow } from "./graph-rows.ts";
import type { Places } from "./layout/keep-places.ts";
import { type Links, linksOf } from "./links.ts";
import { nodeAttributes } from "./node-attributes.ts";
import { positionsOf, unsettledPositions } from "./positions.ts";
import { entityTest, statedEdges } from "./stated-edges.ts";

export type KnowledgeMultiGraph = MultiGraph<NodeAttributes, EdgeAttributes>;

/** A compiled graph. What its rows carry is made anew each time they are read: a large graph is never held whole. */
export interface CompiledRows extends GraphRows {
  readonly edgeCount: number;
  readonly links: Links;
}

/**
 * The graph of a dataset as rows: entities in the order of their ids, then the edges that facts give and project, in the
 * order of the facts, then those that are derived. The same dataset gives the same rows to the last digit.
 *
 * @param settled false leaves the nodes where a layout would begin, for tools that lay out themselves
 * @param before where nodes were in an earlier picture, which is to stay as it was
 */
export function compileRows(dataset: Dataset, settled = true, before: Places | null = null): CompiledRows {
  const { entities, facts, schema } = dataset;
  const isEntity = entityTest(dataset);
  const styles = edgeStyles(schema, entities);
  // Edges that stand for a fact are small, and finding their ends is what takes the time.
  const stated: EdgeRow[] = [];
  for (const fact of facts) for (const edge of statedEdges(fact, styles, isEntity)) stated.push(edge);
  const edges = repeatable(function* () {
    yield* stated;
    yield* derivedEdges(dataset, isEntity);
  });
  const links = linksOf(edges, numberEntities(entities));
  const nodes = placedNodes(entities, schema, [links], settled, before);
  return { attributes: graphAttributes(dataset), nodes, edges, edgeCount: links.pulls.length, links };
}

/** The place of each entity among all. */
export function numberEntities(entities: readonly Entity[]): ReadonlyMap<string, number> {
  return new Map(entities.map(({ id }, n) => [id, n]));
}

/** The nodes of a graph, which the edges between them give their sizes and places: see `compileRows`. */
export function placedNodes(
  entities: readonly Entity[],
  schema: Schema,
  links: readonly Links[],
  settled: boolean,
  before: Places | null,
): Iterable<NodeRow> {
  const sizes = sizesOf(entities.length, links);
  const unplaced = entities.map(({ id, type, name }, n) => ({ key: id, type, label: name, size: sizes[n] ?? 0 }));
  const { x, y } = settled ? positionsOf(unplaced, links, schema, before) : unsettledPositions(unplaced);
  return repeatable(function* (): Generator<NodeRow> {
    for (const [n, entity] of entities.entries()) {
      const place = { x: x[n] ?? 0, y: y[n] ?? 0, size: sizes[n] ?? 0 };
      yield { key: entity.id, attributes: nodeAttributes(entity, schema, place) };
    }
  });
}

/** The graph of a dataset in graphology: directed, undirected and parallel edges, with positions. */
export function compile(dataset: Dataset): KnowledgeMultiGraph {
  const rows = compileRows(dataset);
  const graph = new MultiGraph<NodeAttributes, EdgeAttributes>();
  graph.replaceAttributes({ ...rows.attributes });
  for (const { key, attributes } of rows.nodes) graph.addNode(key, attributes);
  for (const { key, source, target, undirected, attributes } of rows.edges) {
    // Only in what is made of a faulty project: a file that bears the name of a projected edge.
    if (graph.hasEdge(key)) continue;
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

/** The size of each node, by how many edges shape it. */
export function sizesOf(nodes: number, links: readonly Links[]): readonly number[] {
  const degrees = new Uint32Array(nodes);
  for (const { ends, shaping } of links) {
    for (let n = 0; n < shaping.length; n += 1) {
      if (shaping[n] === 0) continue;
      for (const end of [ends[2 * n] ?? 0, ends[2 * n + 1] ?? 0]) degrees[end] = (degrees[end] ?? 0) + 1;
    }
  }
  return Array.from(degrees, (degree) => Math.round(nodeSize(degree) * 100) / 100);
}

function repeatable<T>(make: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: make };
}
