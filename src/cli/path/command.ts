import type { Command } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import { addNetwork } from "../selection/network-options.ts";
import { addFormat, blocOption } from "../selection/selection-options.ts";
import type { PathFlags } from "./flags.ts";

/** `entente path A B` */
export function register(program: Command): void {
  const command = program
    .command("path")
    .description("show how two entities are tied: the shortest path, the strongest one, or all up to a length")
    .argument("<a>", "an id, a name or an alias")
    .argument("<b>", "another")
    .addOption(blocOption("from any of one bloc to any of the other: takes in"))
    .option("--strongest", "the path whose weakest link has the best support")
    .option("--all", "all paths that visit nothing twice, up to --max edges")
    .option("--max <n>", "at most n edges (default: 4 with --all, else any)")
    .option("-n, --limit <n>", "with --all: show at most n paths", "100")
    .option("--ids", "ids alone, not names and ids");
  addFormat(addNetwork(command))
    .addHelpText(
      "after",
      examples(
        ["entente path iskander north-korea", "the shortest chain, with the facts along it"],
        ["entente path china ukraine --strongest", "the best supported one"],
        ["entente path china ukraine --directed --all --max 2", "every way in two steps, along the arrows"],
        ["entente path iskander ukraine --entity-where type!=event", "not by way of an event"],
        [
          "entente path russia nato --entity-where type=organisation --entity-where 'founded<1950'",
          "only through organisations founded before 1950",
        ],
        ["entente path china ukraine --bloc", "from any of China's bloc to any of Ukraine's"],
        ["entente path kim-jong-un kursk --format json", "for scripts"],
      ),
    )
    .action(async (a: string, b: string, flags: PathFlags, command: Command) => {
      const project = openProject(command);
      const { listPaths } = await import("./list-paths.ts");
      process.exitCode = (await listPaths(project, a, b, flags)) ? 0 : 1;
    });
}
