import type { EdgeRow, GraphRows, NodeRow } from "../compile/graph-rows.ts";
import { ByteSink, bytesOf } from "./byte-sink.ts";
import { type Column, ColumnCollector, EDGE_PLACES } from "./gexf-columns.ts";
import { gexfEdgeWriter, surveyEdge } from "./gexf-edge.ts";
import { colorBytes, interval, type OpenColumn, openColumns, type SymmetricAs, writeValues } from "./gexf-parts.ts";
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

/**
 * GEXF 1.3 as Gephi and Gephi Lite read it, and networkx where symmetric edges are `mutual`, in chunks. It never holds the graph: rows
 * are read twice, first for the columns and counts that the file must declare ahead of its elements.
 */
export function emitGexf(
  { nodes, edges }: GraphRows,
  meta: GexfMeta,
  symmetric: SymmetricAs = "undirected",
): Generator<Uint8Array> {
  const survey = surveyEdges(edges);
  // Mutual edges are directed ones to every reader.
  const undirected = symmetric === "mutual" ? 0 : survey.undirected;
  return gexf(nodes, { ...survey, undirected }, edgeChunks(edges, survey.columns, symmetric), meta);
}

/** The same with edges that are elements already. */
export function* gexf(
  nodes: Iterable<NodeRow>,
  edges: EdgeSurvey,
  elements: Iterable<Uint8Array>,
  meta: GexfMeta,
): Generator<Uint8Array> {
  const survey = surveyNodes(nodes);
  const sink = new ByteSink();
  sink.utf8(head(survey, edges, meta));
  const columns = openColumns(survey.columns);
  for (const node of nodes) {
    writeNode(sink, node, columns);
    if (sink.isFull) yield sink.take();
  }
  sink.ascii(`</nodes>\n<edges count="${edges.count}">\n`);
  yield sink.take();
  yield* elements;
  yield bytesOf("</edges>\n</graph>\n</gexf>\n");
}

/** Edges as elements of GEXF, a line each. */
function* edgeChunks(
  edges: Iterable<EdgeRow>,
  columns: readonly Column[],
  symmetric: SymmetricAs,
): Generator<Uint8Array> {
  const sink = new ByteSink();
  const writeEdge = gexfEdgeWriter(columns, symmetric);
  for (const edge of edges) {
    writeEdge(sink, edge);
    if (sink.isFull) yield sink.take();
  }
  yield sink.take();
}

/** All that comes before the nodes. */
function head(nodes: NodeSurvey, edges: EdgeSurvey, meta: GexfMeta): string {
  const isTimed = nodes.timed || edges.timed;
  const time = isTimed ? 'mode="dynamic" timeformat="date" timerepresentation="interval"' : 'mode="static"';
  // In a graph of both sorts Gephi would drop the sort that is not the default; networkx wants one in any other.
  const type = edges.undirected === 0 ? "directed" : edges.undirected === edges.count ? "undirected" : null;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n',
    metaElement(meta),
    `<graph${type === null ? "" : ` defaultedgetype="${type}"`} ${time}>\n`,
    columnsElement("node", nodes.columns),
    columnsElement("edge", edges.columns),
    `<nodes count="${nodes.count}">\n`,
  ].join("");
}

interface NodeSurvey {
  readonly count: number;
  /** Some have a time. */
  readonly timed: boolean;
  readonly columns: readonly Column[];
}

/** What a file must declare ahead of its edges. */
export interface EdgeSurvey extends NodeSurvey {
  readonly undirected: number;
}

function surveyNodes(nodes: Iterable<NodeRow>): NodeSurvey {
  const columns = new ColumnCollector(NODE_PLACES);
  let [count, timed] = [0, false];
  for (const { attributes } of nodes) {
    count += 1;
    columns.add(attributes);
    timed ||= interval(attributes) !== "";
  }
  return { count, timed, columns: columns.columns() };
}

function surveyEdges(edges: Iterable<EdgeRow>): EdgeSurvey {
  const columns = new ColumnCollector(EDGE_PLACES);
  let [count, undirected, timed] = [0, 0, false];
  for (const edge of edges) {
    count += 1;
    if (edge.undirected) undirected += 1;
    if (surveyEdge(edge, columns)) timed = true;
  }
  return { count, undirected, timed, columns: columns.columns() };
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

const [X, Y, SIZE] = [bytesOf('<viz:position x="'), bytesOf('" y="'), bytesOf('<viz:size value="')];
const EMPTY = bytesOf('"/>');
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
  sink.put(X);
  sink.number(finite(x));
  sink.put(Y);
  sink.number(finite(y));
  sink.put(EMPTY);
  if (size > 0 && Number.isFinite(size)) {
    sink.put(SIZE);
    sink.number(size);
    sink.put(EMPTY);
  }
  sink.put(END);
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
