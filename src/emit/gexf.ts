import type { GraphRows, NodeRow } from "../compile/graph-rows.ts";
import { gather } from "./chunks.ts";
import { type Column, ColumnCollector } from "./gexf-columns.ts";
import { edgeWriter, surveyEdge } from "./gexf-edge.ts";
import { color, interval, values } from "./gexf-parts.ts";
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
export function emitGexf(graph: GraphRows, meta: GexfMeta): Generator<string> {
  return gather(pieces(graph, meta));
}

function* pieces(graph: GraphRows, meta: GexfMeta): Generator<string> {
  const survey = surveyOf(graph);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n';
  yield metaElement(meta);
  const time = survey.timed ? 'mode="dynamic" timeformat="date" timerepresentation="interval"' : 'mode="static"';
  yield `<graph${survey.edgeType === null ? "" : ` defaultedgetype="${survey.edgeType}"`} ${time}>\n`;
  yield columnsElement("node", survey.nodeColumns);
  yield columnsElement("edge", survey.edgeColumns);
  yield `<nodes count="${survey.nodes}">\n`;
  for (const node of graph.nodes) yield nodeElement(node, survey.nodeColumns);
  yield `</nodes>\n<edges count="${survey.edges}">\n`;
  const element = edgeWriter(survey.edgeColumns);
  for (const edge of graph.edges) yield element(edge);
  yield "</edges>\n</graph>\n</gexf>\n";
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

function nodeElement({ key, attributes }: NodeRow, columns: readonly Column[]): string {
  // Gephi shows nothing where a label is empty: it does not fall back to the id.
  const label = stripForbidden(attributes.label).trim() === "" ? xmlId(key) : xmlText(attributes.label);
  const place = `<viz:position x="${finite(attributes.x)}" y="${finite(attributes.y)}"/>`;
  const size = attributes.size > 0 && Number.isFinite(attributes.size) ? `<viz:size value="${attributes.size}"/>` : "";
  const open = `<node id="${xmlId(key)}" label="${label}"${interval(attributes)}>`;
  return `${open}${values(attributes, columns)}${color(attributes.color)}${place}${size}</node>\n`;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
