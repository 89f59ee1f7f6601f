import { type Command, Option } from "commander";
import { MEASURES } from "../../query/graph/measure-names.ts";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import { addNetwork } from "../selection/network-options.ts";
import { addListing, blocOption, several } from "../selection/selection-options.ts";
import type { RankFlags } from "./flags.ts";

/** `entente rank` */
export function register(program: Command): void {
  const command = program
    .command("rank")
    .description("rank entities by how they are tied: degree, neighbours, betweenness, closeness")
    .addOption(new Option("--by <measure>", "what to rank by").choices(MEASURES).default("degree"))
    .addOption(several("--of <id>", "rank only these among themselves: an id, a name, an alias or an identifier"))
    .addOption(blocOption("with --of: takes in"));
  addListing(addNetwork(command))
    .addHelpText(
      "after",
      examples(
        ["entente rank --limit 10", "the ten that most is said of"],
        ["entente rank --by betweenness --support reported", "who joins what would be apart"],
        ["entente rank --types supplies --by out-degree", "who supplies most often"],
        ["entente rank --of russia --bloc", "who of Russia's bloc most is said of"],
      ),
    )
    .action(async (flags: RankFlags, self: Command) => {
      const project = openProject(self);
      const { listRanks } = await import("./list-ranks.ts");
      process.exitCode = (await listRanks(project, flags)) ? 0 : 1;
    });
}
