import type { Command } from "commander";
import { examples } from "../examples.ts";
import { findingsLimit } from "../limit-option.ts";
import { openProject } from "../project.ts";
import type { ImportFlags } from "./flags.ts";

/** `entente import FILE...` */
export function register(program: Command): void {
  program
    .command("import")
    .description("bring rows of tables in as entities and claims; a second import writes only what has changed since")
    .argument(
      "<file...>",
      "CSV, TSV, JSON, NDJSON, Parquet, XLSX, GraphML or GEXF files; behind `ftm`, `stix` or `misp`, files of these formats, which need no map",
    )
    .option("-m, --map <file>", "the map: which column is what (docs/import.md)")
    .option(
      "--infer",
      "write a first map, with comments, and the schema files that it needs; default: imports/NAME.yaml",
    )
    .option("--run", "with --infer: import with the map right away")
    .option("--force", "with --infer: replace a map that is there")
    .option(
      "--as <name>",
      "with ftm, stix and misp: what the source is called, when its file has another name than before",
    )
    .option("--new", "make an entity of each text that no entity is called")
    .option("--dry-run", "write nothing; show what would change")
    .addOption(findingsLimit())
    .addHelpText(
      "after",
      examples(
        ["entente import ships.csv --infer", "write imports/ships.yaml: what each column seems to be"],
        ["entente import ships.csv --map imports/ships.yaml", "as the map says"],
        ["entente import ships.csv --map imports/ships.yaml --dry-run", "what would be written"],
        ["entente import stix enterprise-attack.json", "MITRE ATT&CK; no map is needed"],
        ["entente import misp event.json", "an event of MISP: a source and what it names"],
      ),
    )
    .action(async (files: string[], flags: ImportFlags, command: Command) => {
      const project = openProject(command);
      const { importFiles } = await import("./import-files.ts");
      process.exitCode = (await importFiles(project, files, flags)) ? 0 : 1;
    });
}
