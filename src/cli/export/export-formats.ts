export type ExportFormat = "gexf" | "graphml" | "json" | "csv" | "parquet";

interface Described {
  readonly use: string;
  readonly into: "file" | "folder";
}

/** What each format of `export` is for, and whether it takes one file or a folder. */
export const EXPORT_FORMATS: { readonly [F in ExportFormat]: Described } = {
  gexf: { use: "for Gephi", into: "file" },
  graphml: { use: "for networkx, igraph, yEd", into: "file" },
  json: { use: "graphology's serialised form", into: "file" },
  csv: { use: "nodes and edges for Neo4j, into a folder", into: "folder" },
  parquet: { use: "the tables of `query`, one file each, into a folder", into: "folder" },
};
