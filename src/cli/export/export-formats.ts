export type ExportFormat =
  | "facts"
  | "gexf"
  | "graphml"
  | "json"
  | "csv"
  | "parquet"
  | "sheets"
  | "xlsx"
  | "nquads"
  | "trig"
  | "jsonld"
  | "ftm"
  | "stix";

interface Described {
  readonly use: string;
  readonly into: "file" | "folder";
  /** Says what it wrote and what it could not carry. */
  readonly reports: boolean;
}

/** What each format of `export` is for, and whether it takes one file or a folder. */
export const EXPORT_FORMATS: { readonly [F in ExportFormat]: Described } = {
  facts: { use: "facts.json: every entity, fact and claim, for programs", into: "file", reports: false },
  gexf: { use: "for Gephi", into: "file", reports: true },
  graphml: { use: "for networkx, igraph, yEd", into: "file", reports: true },
  json: { use: "graphology's serialised form", into: "file", reports: true },
  csv: { use: "nodes and edges for Neo4j, into a folder", into: "folder", reports: true },
  parquet: { use: "the tables of `query`, one file each, into a folder", into: "folder", reports: false },
  sheets: { use: "CSV for people, with names in place of ids, into a folder", into: "folder", reports: true },
  xlsx: { use: "the same as one workbook for Excel and LibreOffice", into: "file", reports: true },
  nquads: { use: "RDF in named graphs, a statement a line", into: "file", reports: true },
  trig: { use: "the same RDF for people to read", into: "file", reports: true },
  ftm: { use: "FollowTheMoney's entities and links, a JSON object a line", into: "file", reports: true },
  stix: { use: "a bundle of STIX 2.1", into: "file", reports: true },
  jsonld: { use: "the same RDF as JSON", into: "file", reports: true },
};

export const FORMATS: readonly ExportFormat[] = Object.keys(EXPORT_FORMATS) as ExportFormat[];
