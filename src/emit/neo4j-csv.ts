import type { GraphRows } from "../compile/graph-rows.ts";
import type { NewFile } from "../host/host.ts";
import { isA, type Schema } from "../model/schema.ts";
import { gather } from "./chunks.ts";
import { type Column, ColumnCollector, type ColumnType } from "./gexf-columns.ts";

const TYPES: Readonly<Record<ColumnType, string>> = {
  integer: "long",
  long: "long",
  double: "double",
  boolean: "boolean",
  string: "string",
  liststring: "string[]",
};

/** Where a node lies and how it is drawn is nothing to a database. */
const PICTURE: ReadonlySet<string> = new Set(["x", "y", "size", "color"]);

/**
 * Between the items of a list, and the labels of a node: a character that no file of a project may hold, so no item needs escaping, for
 * which Neo4j has no way. Its importer is told by `--array-delimiter=U+001F`.
 */
const BETWEEN = "\u001f";

/**
 * nodes.csv and edges.csv as `neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv --array-delimiter=U+001F
 * --multiline-fields=true` takes them. A node bears its type and all that it extends as labels, an edge its kind as type. Fields are as they are in the data: nothing is put before a text that
 * a spreadsheet would run as a formula, since a database would keep it.
 */
export function emitNeo4jCsv(graph: GraphRows, schema: Schema): readonly NewFile[] {
  return [
    { path: "nodes.csv", chunks: () => gather(nodeLines(graph, schema)) },
    { path: "edges.csv", chunks: () => gather(edgeLines(graph)) },
  ];
}

function* nodeLines(graph: GraphRows, schema: Schema): Generator<string> {
  const collector = new ColumnCollector(PICTURE);
  for (const { attributes } of graph.nodes) collector.add(attributes);
  const columns = collector.columns();
  yield record(["id:ID", ":LABEL", ...headersOf(columns, ["id"])]);
  for (const { key, attributes } of graph.nodes) {
    const lineage = Object.keys(schema.entities).filter((name) => isA(schema, attributes.type, [name]));
    yield record([
      key,
      lineage.sort().join(BETWEEN),
      ...columns.map((column) => cell(attributes[column.name], column)),
    ]);
  }
}

function* edgeLines(graph: GraphRows): Generator<string> {
  const collector = new ColumnCollector(new Set([...PICTURE, "kind"]));
  for (const { attributes } of graph.edges) collector.add(attributes);
  const columns = collector.columns();
  yield record([
    ":START_ID",
    ":END_ID",
    ":TYPE",
    "id",
    "symmetric:boolean",
    ...headersOf(columns, ["id", "symmetric"]),
  ]);
  for (const { key, source, target, undirected, attributes } of graph.edges) {
    const own = columns.map((column) => cell(attributes[column.name], column));
    yield record([source, target, attributes.kind, key, String(undirected), ...own]);
  }
}

/** A colon in a name would begin a type, and no two columns may share a name. */
function headersOf(columns: readonly Column[], taken: readonly string[]): readonly string[] {
  const used = new Set(taken);
  return columns.map(({ name, type }) => {
    const base = name.replace(/[^\p{L}\p{N}_]/gu, "_");
    let unique = base;
    for (let n = 2; used.has(unique); n += 1) unique = `${base}_${n}`;
    used.add(unique);
    return `${unique}:${TYPES[type]}`;
  });
}

function cell(value: unknown, { type }: Column): string {
  if (value === null || value === undefined) return "";
  if (type === "liststring") {
    return (Array.isArray(value) ? value : [value]).map((item) => String(item).replaceAll(BETWEEN, " ")).join(BETWEEN);
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function record(cells: readonly string[]): string {
  return `${cells.map((text) => (text === "" ? "" : `"${text.replaceAll('"', '""')}"`)).join(",")}\n`;
}
