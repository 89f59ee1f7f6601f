import type { Command } from "commander";
import { examples } from "./examples.ts";
import { openProject } from "./project.ts";

/** `entente build` */
export function register(program: Command): void {
  program
    .command("build")
    .description("check, then write the graph, the facts, the GEXF, the viewer as a site and as one offline file")
    .option("-o, --out <dir>", "folder to write to", "dist")
    .addHelpText(
      "after",
      examples(
        ["entente build", "writes dist/graph.json, graph.gexf, facts.json, index.html and entente.html"],
        ["entente build -o public", "for a host of static files"],
      ),
    )
    .action(async ({ out }: { out: string }, command: Command) => {
      const project = openProject(command);
      const { buildAndReport } = await import("./build-report.ts");
      process.exitCode = buildAndReport(project, out) ? 0 : 1;
    });
}
