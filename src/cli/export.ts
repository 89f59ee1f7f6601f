import { Argument, type Command } from "commander";
import { examples } from "./examples.ts";
import type { OneFileFormat } from "./export-graph.ts";
import { openProject } from "./project.ts";

/** `entente export FORMAT` */
export function register(program: Command): void {
  program
    .command("export")
    .description("write the graph in one format")
    .addArgument(
      new Argument(
        "<format>",
        "gexf: for Gephi; graphml: for networkx, igraph, yEd; json: graphology's serialised form; csv: nodes and edges for Neo4j, into a folder; parquet: the tables of `query`, one file each, into a folder",
      ).choices(["gexf", "graphml", "json", "csv", "parquet"]),
    )
    .option("-o, --out <file>", "file (or folder) to write to; `-` is standard output", "-")
    .addHelpText(
      "after",
      examples(
        ["entente export gexf -o graph.gexf", 'open it in Gephi, and choose "Don\'t merge" for edges'],
        ["entente export graphml -o graph.graphml", "networkx.read_graphml reads it"],
        ["entente export csv -o neo4j", "for neo4j-admin database import: neo4j/nodes.csv, neo4j/edges.csv"],
        ["entente export parquet -o tables", "for DuckDB, pandas, Spark: tables/fact.parquet ..."],
        ["entente export json | jq '.nodes | length'", "how many entities"],
      ),
    )
    .action(async (format: OneFileFormat | "csv" | "parquet", { out }: { out: string }, command: Command) => {
      const project = openProject(command);
      if (out !== "-") {
        const { checkPlace } = await import("./output-folder.ts");
        checkPlace(project.root, out, format === "csv" || format === "parquet" ? "folder" : "file");
      }
      if (format === "parquet") {
        const { exportTables } = await import("./export-tables.ts");
        process.exitCode = (await exportTables(project, out)) ? 0 : 1;
        return;
      }
      const { exportCsv, exportGraph } = await import("./export-graph.ts");
      if (format === "csv") {
        process.exitCode = (await exportCsv(project, out)) ? 0 : 1;
        return;
      }
      process.exitCode = (await exportGraph(project, format, out)) ? 0 : 1;
    });
}
