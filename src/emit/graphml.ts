import type { GraphRows } from "../compile/graph-rows.ts";
import { gather } from "./chunks.ts";
import { type Column, ColumnCollector, type ColumnType, columnText } from "./gexf-columns.ts";
import { xmlId, xmlText } from "./xml-text.ts";

/** GraphML's types; a list is its items in GEXF's notation. */
const TYPES: Readonly<Record<ColumnType, string>> = {
  integer: "int",
  long: "long",
  double: "double",
  boolean: "boolean",
  string: "string",
  liststring: "string",
};

/**
 * GraphML as networkx, igraph, yEd, Gephi and Cytoscape read it, in chunks. All edges are written as directed ones, since most
 * readers refuse a graph of both sorts; those of symmetric relations say `symmetric`.
 */
export function emitGraphml(graph: GraphRows): Generator<string> {
  return gather(pieces(graph));
}

function* pieces(graph: GraphRows): Generator<string> {
  const nodes = new ColumnCollector(new Set());
  const edges = new ColumnCollector(new Set());
  for (const { attributes } of graph.nodes) nodes.add(attributes);
  for (const { attributes, undirected } of graph.edges) edges.add(undirected ? withSymmetry(attributes) : attributes);
  const nodeKeys = keysOf(nodes.columns(), "n");
  const edgeKeys = keysOf(edges.columns(), "e");
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  for (const { key, column } of nodeKeys) yield keyElement(key, "node", column);
  for (const { key, column } of edgeKeys) yield keyElement(key, "edge", column);
  yield '<graph id="entente" edgedefault="directed">\n';
  for (const { key, attributes } of graph.nodes) {
    yield `<node id="${xmlId(key)}">${dataElements(attributes, nodeKeys)}</node>\n`;
  }
  for (const { key, source, target, undirected, attributes } of graph.edges) {
    const ends = `source="${xmlId(source)}" target="${xmlId(target)}"`;
    const data = dataElements(undirected ? withSymmetry(attributes) : attributes, edgeKeys);
    yield `<edge id="${xmlId(key)}" ${ends}>${data}</edge>\n`;
  }
  yield "</graph>\n</graphml>\n";
}

interface Key {
  readonly key: string;
  readonly column: Column;
}

function keysOf(columns: readonly Column[], prefix: string): readonly Key[] {
  return columns.map((column, n) => ({ key: `${prefix}${n}`, column }));
}

function keyElement(key: string, of: "node" | "edge", { name, type }: Column): string {
  return `<key id="${key}" for="${of}" attr.name="${xmlId(name)}" attr.type="${TYPES[type]}"/>\n`;
}

function dataElements(attributes: Readonly<Record<string, unknown>>, keys: readonly Key[]): string {
  let text = "";
  for (const { key, column } of keys) {
    const value = columnText(attributes[column.name], column.type);
    if (value !== null) text += `<data key="${key}">${xmlText(value)}</data>`;
  }
  return text;
}

/** A qualifier may bear the name; then it gives way. */
function withSymmetry(attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ...attributes, symmetric: true };
}
