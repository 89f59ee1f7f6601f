import type { GraphRows, NodeRow } from "../compile/graph-rows.ts";
import { ByteSink, bytesOf } from "./byte-sink.ts";
import { type Column, ColumnCollector } from "./gexf-columns.ts";
import { gexfEdgeWriter, surveyEdge } from "./gexf-edge.ts";
import { colorBytes, interval, type OpenColumn, openColumns, writeValues } from "./gexf-parts.ts";
import { stripForbidden, xmlId, xmlText } from "./xml-text.ts";

/** What the file says about itself. */
export interface GexfMeta {
  readonly creator: string;
  readonly description: string;
  readonly keywords: string;
  /** `YYYY-MM-DD`; a clock's date would make two builds differ. */
  readonly modified?: string;
}

/** Attributes that GEXF has a place of its own for. */
const NODE_PLACES: ReadonlySet<string> = new Set(["label", "x", "y", "size", "color", "start", "end"]);
const EDGE_PLACES: ReadonlySet<string> = new Set(["label", "kind", "weight", "color", "start", "end"]);

/**
 * GEXF 1.3 as Gephi, networkx and Gephi Lite read it, in chunks. It never holds the graph: rows are read twice, first
 * for the columns and counts that the file must declare ahead of its elements.
 */
export function* emitGexf(graph: GraphRows, meta: GexfMeta): Generator<Uint8Array> {
  const survey = surveyOf(graph);
  const sink = new ByteSink();
  sink.utf8(head(survey, meta));
  const nodeColumns = openColumns(survey.nodeColumns);
  for (const node of graph.nodes) {
    writeNode(sink, node, nodeColumns);
    if (sink.isFull) yield sink.take();
  }
  sink.ascii(`</nodes>\n<edges count="${survey.edges}">\n`);
  const writeEdge = gexfEdgeWriter(survey.edgeColumns);
  for (const edge of graph.edges) {
    writeEdge(sink, edge);
    if (sink.isFull) yield sink.take();
  }
  sink.ascii("</edges>\n</graph>\n</gexf>\n");
  yield sink.take();
}

/** All that stands before the nodes. */
function head({ timed, edgeType, nodes, nodeColumns, edgeColumns }: Survey, meta: GexfMeta): string {
  const time = timed ? 'mode="dynamic" timeformat="date" timerepresentation="interval"' : 'mode="static"';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n',
    metaElement(meta),
    `<graph${edgeType === null ? "" : ` defaultedgetype="${edgeType}"`} ${time}>\n`,
    columnsElement("node", nodeColumns),
    columnsElement("edge", edgeColumns),
    `<nodes count="${nodes}">\n`,
  ].join("");
}

interface Survey {
  readonly nodes: number;
  readonly edges: number;
  readonly timed: boolean;
  /** null in a graph of both sorts, where Gephi would drop the sort that is not the default; networkx wants it in any other. */
  readonly edgeType: "directed" | "undirected" | null;
  readonly nodeColumns: readonly Column[];
  readonly edgeColumns: readonly Column[];
}

function surveyOf(graph: GraphRows): Survey {
  const nodeColumns = new ColumnCollector(NODE_PLACES);
  const edgeColumns = new ColumnCollector(EDGE_PLACES);
  let [nodes, edges, undirected, timed] = [0, 0, 0, false];
  for (const { attributes } of graph.nodes) {
    nodes += 1;
    nodeColumns.add(attributes);
    timed ||= interval(attributes) !== "";
  }
  for (const edge of graph.edges) {
    edges += 1;
    if (edge.undirected) undirected += 1;
    if (surveyEdge(edge, edgeColumns)) timed = true;
  }
  const edgeType = undirected === 0 ? "directed" : undirected === edges ? "undirected" : null;
  return { nodes, edges, timed, edgeType, nodeColumns: nodeColumns.columns(), edgeColumns: edgeColumns.columns() };
}

function metaElement({ creator, description, keywords, modified }: GexfMeta): string {
  const date = modified === undefined ? "" : ` lastmodifieddate="${xmlText(modified)}"`;
  const parts = [
    `<creator>${xmlText(creator)}</creator>`,
    `<description>${xmlText(description)}</description>`,
    `<keywords>${xmlText(keywords)}</keywords>`,
  ];
  return `<meta${date}>${parts.join("")}</meta>\n`;
}

/** One block a class: Gephi Lite keeps only the last of several. */
function columnsElement(of: "node" | "edge", columns: readonly Column[]): string {
  if (columns.length === 0) return "";
  const lines = columns.map(({ id, name, type }) => {
    return `<attribute id="${id}" title="${xmlId(name)}" type="${type}"/>\n`;
  });
  return `<attributes class="${of}" mode="static">\n${lines.join("")}</attributes>\n`;
}

const [NODE, LABEL, END] = [bytesOf('<node id="'), bytesOf('" label="'), bytesOf("</node>\n")];

function writeNode(sink: ByteSink, { key, attributes }: NodeRow, columns: readonly OpenColumn[]): void {
  const { label, x, y, size } = attributes;
  sink.put(NODE);
  sink.xmlId(key);
  sink.put(LABEL);
  // Gephi shows nothing where a label is empty: it does not fall back to the id.
  if (stripForbidden(label).trim() === "") sink.xmlId(key);
  else sink.xml(label);
  sink.ascii(`"${interval(attributes)}>`);
  writeValues(sink, attributes, columns);
  sink.put(colorBytes(attributes.color));
  sink.ascii(`<viz:position x="${finite(x)}" y="${finite(y)}"/>`);
  if (size > 0 && Number.isFinite(size)) sink.ascii(`<viz:size value="${size}"/>`);
  sink.put(END);
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
