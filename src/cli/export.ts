import { Argument, type Command } from "commander";
import { examples } from "./examples.ts";
import { openProject } from "./project.ts";

/** `entente export FORMAT` */
export function register(program: Command): void {
  program
    .command("export")
    .description("write the graph in one format")
    .addArgument(
      new Argument(
        "<format>",
        "gexf: for Gephi; json: graphology's serialised form; parquet: the tables of `query`, one file each, into a folder",
      ).choices(["gexf", "json", "parquet"]),
    )
    .option("-o, --out <file>", "file to write to; `-` is standard output", "-")
    .addHelpText(
      "after",
      examples(
        ["entente export gexf -o graph.gexf", 'open it in Gephi, and choose "Don\'t merge" for edges'],
        ["entente export parquet -o tables", "for DuckDB, pandas, Spark: tables/fact.parquet ..."],
        ["entente export json | jq '.nodes | length'", "how many entities"],
      ),
    )
    .action(async (format: "gexf" | "json" | "parquet", { out }: { out: string }, command: Command) => {
      const project = openProject(command);
      if (format === "parquet") {
        const { exportTables } = await import("./export-tables.ts");
        process.exitCode = (await exportTables(project, out)) ? 0 : 1;
        return;
      }
      const { exportGraph } = await import("./export-graph.ts");
      process.exitCode = (await exportGraph(project, format, out)) ? 0 : 1;
    });
}
