import { Argument, type Command } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import { addClocks } from "../selection/clocks.ts";
import { checkFlags, type ExportFlags } from "./export-flags.ts";
import { EXPORT_FORMATS, type ExportFormat } from "./export-formats.ts";

/** `entente export FORMAT` */
export function register(program: Command): void {
  addClocks(
    program
      .command("export")
      .description("write the graph in one format")
      .addArgument(
        new Argument(
          "<format>",
          Object.entries(EXPORT_FORMATS)
            .map(([format, { use }]) => `${format}: ${use}`)
            .join("; "),
        ).choices(Object.keys(EXPORT_FORMATS)),
      ),
  )
    .option("--bom", "sheets: a byte order mark, by which Excel knows that the files are UTF-8")
    .option(
      "--base <iri>",
      "nquads, trig, jsonld: what the project's names begin with (default: the `web` address of entente.yaml)",
    )
    .option("--rdf12", "nquads, trig: with RDF 1.2's triple terms, which not all tools read yet")
    .option("--report <file>", "write as JSON, too, what was written and what the format could not carry")
    .option(
      "--mutual",
      "gexf: symmetric relations as mutual edges, which networkx reads and Gephi takes for directed ones",
    )
    .option("--public", "without what is marked `private`, and without a trace of it")
    .option("-o, --out <file>", "file (or folder) to write to; `-` is standard output", "-")
    .addHelpText(
      "after",
      examples(
        ["entente export facts -o facts.json", "everything, for `openGraph` and for `entente diff`"],
        ["entente export gexf -o graph.gexf", 'open it in Gephi, and choose "Don\'t merge" for edges'],
        ["entente export graphml -o graph.graphml", "networkx.read_graphml reads it"],
        ["entente export gexf --mutual -o graph.gexf", "networkx.read_gexf reads it"],
        ["entente export csv -o neo4j", "for neo4j-admin database import: neo4j/nodes.csv, neo4j/edges.csv"],
        ["entente export xlsx -o dossier.xlsx", "facts, claims and entities by name, a tab each"],
        ["entente export sheets --bom -o sheets", "the same as CSV that Excel opens by a double click"],
        ["entente export trig -o graph.trig", "RDF: claims with PROV-O, what is asserted in named graphs"],
        ["entente export nquads --base https://example.org/graph/ -o graph.nq", "the same, a statement a line"],
        ["entente export jsonld -o graph.jsonld", "the same as JSON-LD"],
        ["entente export ftm --report left-out.json -o graph.ftm.json", "for FollowTheMoney and Aleph"],
        ["entente export stix -o bundle.json", "for OpenCTI and MISP"],
        ["entente export parquet -o tables", "for DuckDB, pandas, Spark: tables/fact.parquet ..."],
        ["entente export json | jq '.nodes | length'", "how many entities"],
      ),
    )
    .action(async (format: ExportFormat, flags: ExportFlags, command: Command) => {
      const { out } = flags;
      checkFlags(format, flags);
      const project = openProject(command);
      if (out !== "-" || flags.report !== undefined) {
        const { checkPlace } = await import("../build/output-folder.ts");
        if (out !== "-") checkPlace(project.root, out, EXPORT_FORMATS[format].into);
        if (flags.report !== undefined) checkPlace(project.root, flags.report, "file");
      }
      const { exportAs } = await import("./export-as.ts");
      const shown = flags.public ? await (await import("../public-project.ts")).openPublic(project) : project;
      process.exitCode = shown !== null && (await exportAs[format](shown, flags)) ? 0 : 1;
    });
}
