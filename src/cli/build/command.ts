import { type Command, Option } from "commander";
import { examples } from "../examples.ts";
import { UsageError } from "../failure.ts";
import { openProject } from "../project.ts";

interface BuildFlags {
  readonly out: string;
  readonly only?: readonly string[];
  readonly layout: boolean;
  readonly relayout?: true;
  readonly pages?: true;
  readonly since?: string;
  readonly public?: true;
}

/** `entente build` */
export function register(program: Command): void {
  program
    .command("build")
    .description("check, then write the graph, the GEXF, the viewer as a site and as one offline file")
    .option("-o, --out <dir>", "folder to write to", "dist")
    .addOption(
      new Option("--only <files...>", "write only these files; facts.json is written only where it is named").choices([
        "graph.json",
        "graph.gexf",
        "facts.json",
        "entente.html",
      ]),
    )
    .option("--no-layout", "leave nodes where a layout would begin, for tools that lay out themselves")
    .option("--relayout", "lay out anew; otherwise nodes stay where the last build into this folder put them")
    .option("--pages", "a page of HTML for each entity, fact, source and thesis, too: complete without JavaScript")
    .option(
      "--since <state>",
      "with --pages: a feed of what changed since a Git revision, a project's folder or a facts.json",
    )
    .option("--public", "without what is marked `private`, and without a trace of it: what follows is computed anew")
    .addHelpText(
      "after",
      examples(
        ["entente build", "writes dist/graph.json, graph.gexf, index.html and entente.html, and what they load"],
        ["entente build -o public", "for a host of static files"],
        [
          "entente build -o public --pages",
          "the same, with pages that search engines and readers without scripts find",
        ],
        [
          "entente build -o public --public --pages",
          "for everyone: informants, their claims and private notes are not in it",
        ],
        ["entente build --no-layout --only graph.gexf", "for Gephi, which lays out itself"],
      ),
    )
    .action(async ({ out, ...flags }: BuildFlags, command: Command) => {
      if (flags.since !== undefined && !flags.pages) {
        throw new UsageError("--since is about the pages of a build", "add `--pages`");
      }
      if (flags.public && flags.since !== undefined && !flags.since.endsWith(".json")) {
        throw new UsageError(
          "an earlier state of the project would tell what is private",
          "give `--since` the facts.json of an earlier public build",
        );
      }
      const project = openProject(command);
      const { buildAndReport } = await import("./build-report.ts");
      process.exitCode = (await buildAndReport(project, out, flags)) ? 0 : 1;
    });
}
