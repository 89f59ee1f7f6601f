import type { Command } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";
import { addNetwork } from "../selection/network-options.ts";
import { addListing, blocOption } from "../selection/selection-options.ts";
import type { NeighboursFlags } from "./flags.ts";

/** `entente neighbours ID` */
export function register(program: Command): void {
  const command = program
    .command("neighbours")
    .description("list the entities within some hops of one, the nearest first, and through which each is reached")
    .argument("<id>", "an id, a name or an alias")
    .option("--hops <n>", "how many edges away at most", "1")
    .addOption(blocOption("of a whole bloc, which is left out itself: takes in"));
  addListing(addNetwork(command))
    .addHelpText(
      "after",
      examples(
        ["entente neighbours kn-23 --hops 2", "what is two steps from it"],
        ["entente neighbours russia --types supplies --directed", "whom Russia supplies"],
        ["entente neighbours ukraine --types supplies --bloc", "who supplies Ukraine's bloc, and whom of it"],
      ),
    )
    .action(async (id: string, flags: NeighboursFlags, self: Command) => {
      const project = openProject(self);
      const { listNeighbours } = await import("./list-neighbours.ts");
      process.exitCode = (await listNeighbours(project, id, flags)) ? 0 : 1;
    });
}
